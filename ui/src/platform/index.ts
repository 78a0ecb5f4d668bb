/** The only place that knows what the window runs in. */

import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import type { ArticleId, Commands, Event, FailureMessage, JobId, StoryId } from '../api/generated';

/** The formats in which a report can be saved. */
export type ReportFormat = 'html' | 'json';

/** Whether something is being dragged over the window. */
export type DragState = 'over' | 'none';

/** The sign of a key that is pressed together with the system's command key: ⌘K, Ctrl+K. */
export function withCommandKey(key: string): string {
  return onApple() ? `⌘${key}` : `Ctrl+${key}`;
}

/** Whether the system's command key is held, and no other. */
export function holdsCommandKey(event: KeyboardEvent): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  return !altKey && !shiftKey && (onApple() ? metaKey && !ctrlKey : ctrlKey && !metaKey);
}

function onApple(): boolean {
  return /^Mac|^iP/.test(navigator.platform);
}

/** Asks the engine; rejects with a `FailureMessage`. */
export function call<Name extends keyof Commands>(
  name: Name,
  request: Commands[Name]['request'],
): Promise<Commands[Name]['answer']> {
  return invoke('call', { name, request });
}

/** What the shell knows about the person: their locale, as a BCP 47 tag. */
export function start(): Promise<{ locale: string }> {
  return invoke('start');
}

/** Lets the person choose files to add; null when they chose none. */
export function chooseFiles(): Promise<JobId | null> {
  return invoke('choose_files');
}

/** Lets the person choose a folder to add; null when they chose none. */
export function chooseFolder(): Promise<JobId | null> {
  return invoke('choose_folder');
}

/** Saves a story's report where the person says; null when they changed their mind, else the name of the file. */
export function saveReport(
  story: StoryId,
  base: ArticleId | null,
  format: ReportFormat,
): Promise<{ name: string } | null> {
  return invoke('save_report', { story, base, format });
}

/** Opens the report that was saved last. */
export function openSavedReport(): Promise<void> {
  return invoke('open_saved_report');
}

/** Shows the report that was saved last in its folder. */
export function showSavedReport(): Promise<void> {
  return invoke('show_saved_report');
}

/** Hears what the engine tells during jobs. */
export async function onEngineEvent(hear: (event: Event) => void): Promise<void> {
  await listen<Event>('engine', (event) => hear(event.payload));
}

/** Hears when something is dragged over the window. The shell itself takes what is dropped. */
export async function onDrag(hear: (state: DragState) => void): Promise<void> {
  await getCurrentWebview().onDragDropEvent((event) => {
    hear(event.payload.type === 'enter' || event.payload.type === 'over' ? 'over' : 'none');
  });
}

/** Whether something thrown is a failure that the shell has put into words. */
export function isFailureMessage(thrown: unknown): thrown is FailureMessage {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'message' in thrown &&
    typeof thrown.message === 'string' &&
    'code' in thrown
  );
}
