import { expect, type Page } from '@playwright/test';
import type {
  DecisionLine,
  Event as EngineEvent,
  SearchView,
  StorySummary,
  StoryView,
  WordingAnswer,
} from '../../src/api/generated';

/** What a pretended shell answers. */
export interface Answers {
  stories?: StorySummary[];
  story?: StoryView;
  /** What a decision on readings is answered with. */
  decision?: DecisionLine;
  decisions?: DecisionLine[];
  wording?: WordingAnswer;
  /** What a search finds. */
  found?: SearchView;
  /** Commands that fail, by name, and what is said of it. */
  failing?: Record<string, string>;
  savedReport?: { name: string } | null;
  locale?: string;
}

/** What was asked of the shell: the command, and what it was asked with. */
export type Asked = { command: string; args: unknown };

declare global {
  interface Window {
    asked: Asked[];
    tell: (event: string, payload: unknown) => void;
    breaches: string[];
    answers: Answers;
  }
}

/** Puts a pretended shell in the place of the real one, and opens the window. */
export async function openWindow(page: Page, answers: Answers = {}): Promise<void> {
  await page.addInitScript((answers: Answers) => {
    const callbacks = new Map<number, (data: unknown) => void>();
    const listeners: { event: string; handler: number }[] = [];
    window.asked = [];
    window.breaches = [];
    window.answers = answers;
    window.addEventListener('securitypolicyviolation', (breach) => {
      window.breaches.push(`${breach.violatedDirective} ${breach.sourceFile ?? ''}:${breach.lineNumber}`);
    });
    const engine = (name: string): unknown => {
      const said = window.answers.failing?.[name];
      if (said !== undefined) throw { code: 'failed', message: said };
      if (name === 'open_library') return { stories: window.answers.stories ?? [] };
      if (name === 'open_story') return window.answers.story;
      if (['join_readings', 'part_reading', 'lock_row'].includes(name)) return window.answers.decision;
      if (name === 'open_wording') return window.answers.wording;
      if (name === 'list_decisions') return window.answers.decisions ?? [];
      if (name === 'search') return window.answers.found ?? { total: 0, not_yet: 0, found: [] };
      return name.startsWith('add_') ? 1 : null;
    };
    const shell = (command: string, args: Record<string, unknown>): unknown => {
      if (command === 'plugin:event|listen') {
        listeners.push({ event: String(args.event), handler: Number(args.handler) });
        return listeners.length;
      }
      window.asked.push({ command: command === 'call' ? String(args.name) : command, args });
      const said = window.answers.failing?.[command];
      if (said !== undefined) throw { code: 'failed', message: said };
      if (command === 'call') return engine(String(args.name));
      if (command === 'start') return { locale: window.answers.locale ?? 'en-GB' };
      if (command === 'save_report') return window.answers.savedReport ?? null;
      return null;
    };
    window.tell = (event, payload) => {
      for (const listener of listeners.filter((listener) => listener.event === event)) {
        callbacks.get(listener.handler)?.({ event, id: 0, payload });
      }
    };
    Object.assign(window, {
      __TAURI_INTERNALS__: {
        metadata: {
          currentWindow: { label: 'main' },
          currentWebview: { label: 'main', windowLabel: 'main' },
        },
        transformCallback(callback: (data: unknown) => void) {
          callbacks.set(callbacks.size + 1, callback);
          return callbacks.size;
        },
        // As through the real shell, everything passes as JSON and later.
        async invoke(command: string, args: Record<string, unknown>) {
          const answer = shell(command, args);
          return answer === undefined ? null : JSON.parse(JSON.stringify(answer));
        },
      },
      __TAURI_EVENT_PLUGIN_INTERNALS__: { unregisterListener: () => undefined },
    });
  }, answers);
  const response = await page.goto('/');
  // Without the shell's policy, no test would notice a breach of it.
  expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
}

/** Lets the engine tell something. */
export async function tell(page: Page, event: EngineEvent): Promise<void> {
  await page.evaluate((event) => window.tell('engine', event), event);
}

/** What was asked of the shell under a name. */
export async function asked(page: Page, command: string): Promise<unknown[]> {
  return page.evaluate(
    (command) => window.asked.filter((asked) => asked.command === command).map((asked) => asked.args),
    command,
  );
}

/** Changes what the shell answers from now on. */
export async function answer(page: Page, answers: Answers): Promise<void> {
  await page.evaluate((answers) => Object.assign(window.answers, answers), answers);
}
