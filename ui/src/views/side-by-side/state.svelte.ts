import { SvelteSet } from 'svelte/reactivity';
import type { StoryView } from '../../api/generated';
import { hide, initial, kept, move, show, FEWEST, type Shown } from '../../collation/columns';
import type { Joining } from './acts';

/** The width that a column needs to be read with ease, in CSS pixels. */
const EASY_WIDTH = 250;

/** How a person looks at one story side by side. Lives as long as the window, so that a story is found as it was left. */
export class SideBySideState {
  /** The sigla of the shown columns in their order. */
  shown = $state.raw<Shown>([]);
  onlyDifferences = $state(false);
  /** The row at which the person is. */
  current = $state<number | null>(null);
  /** Stretches without a difference that were opened, by their first row. */
  readonly opened = new SvelteSet<number>();
  /** What was left out and is unfolded, by its entry in the table. */
  readonly unfolded = new SvelteSet<string>();
  /** The row that the person has asked for from elsewhere and that is not gone to yet. */
  wanted = $state<number | null>(null);
  /** The reading that is being put into another row. */
  joining = $state.raw<Joining | null>(null);
  /** How far down the text was scrolled, in CSS pixels. */
  scrolled = 0;

  /** Takes a story that was collated (anew): what was chosen stays as far as it can. */
  take(view: StoryView): void {
    const { columns } = view.side_by_side;
    const still = kept(this.shown, columns);
    const room = Math.floor((document.documentElement.clientWidth - 300) / EASY_WIDTH);
    this.shown = still.length < FEWEST ? initial(columns, view.articles, room) : still;
    this.opened.clear();
    this.joining = null;
  }

  show(siglum: string, base: string | null): void {
    this.shown = show(this.shown, siglum, base);
  }

  hide(siglum: string): void {
    this.shown = hide(this.shown, siglum);
  }

  move(siglum: string, by: -1 | 1): void {
    this.shown = move(this.shown, siglum, by);
  }
}
