import { SideBySideState } from '../side-by-side/state.svelte';

/** The ways to look at a story, in the order of their tabs. */
export const TABS = ['side-by-side', 'matrix', 'disagreements', 'wording'] as const;

export type Tab = (typeof TABS)[number];

/** How a person looks at one story. Lives as long as the window, so that a story is found as it was left. */
export class StoryLook {
  tab = $state<Tab>('side-by-side');
  readonly sideBySide = new SideBySideState();
  /** How far down each tab was scrolled, in CSS pixels; the text side by side keeps that itself. */
  readonly scrolled = new Map<Tab, number>();
}
