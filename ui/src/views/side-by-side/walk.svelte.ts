import { tick } from 'svelte';
import { step } from '../../collation/differences';
import type { Entry } from '../../collation/layout';
import type { Scrolling } from './scrolling.svelte';
import type { SideBySideState } from './state.svelte';

/** Where the focus goes when a row was gone to: to the row, to an element by its id, or nowhere. */
export type FocusGoes = 'row' | 'stays' | { id: string };

/** What is walked over: what stands in the table, and which rows differ. */
interface Ground {
  entries: Entry[];
  differences: number[];
}

/** How a person gets from row to row. */
export class Walk {
  /** Whether the person has scrolled away since they last went to a row. */
  strayed = true;

  readonly #look: SideBySideState;
  readonly #scrolling: Scrolling;
  readonly #ground: () => Ground;

  constructor(look: SideBySideState, scrolling: Scrolling, ground: () => Ground) {
    this.#look = look;
    this.#scrolling = scrolling;
    this.#ground = ground;
  }

  /** Goes to a row. */
  async to(row: number, focus: FocusGoes): Promise<void> {
    this.#look.current = row;
    this.strayed = false;
    await tick();
    const key = `row ${row}`;
    await this.#scrolling.bring(key);
    if (focus === 'stays') return;
    const target = focus === 'row' ? this.#scrolling.node(key) : document.getElementById(focus.id);
    target?.focus({ preventScroll: true });
  }

  /** Goes to the next (1) or previous (-1) difference. */
  toDifference(by: -1 | 1): void {
    const from = this.strayed ? this.#beside(by) : this.#look.current;
    const row = step(this.#ground().differences, from, by);
    if (row !== null) void this.to(row, 'row');
  }

  /** Shows all rows or only those that differ, and stays at the row that is being read. */
  async showOnlyDifferences(only: boolean): Promise<void> {
    if (only === this.#look.onlyDifferences) return;
    const inView = this.#rowsInView();
    const { current } = this.#look;
    const at = current !== null && inView.includes(current) ? current : (inView[0] ?? 0);
    this.#look.onlyDifferences = only;
    await tick();
    const row = this.#ground().entries.find((entry) => entry.kind === 'row' && entry.row.id >= at);
    if (row !== undefined && at > 0) await this.#scrolling.bring(row.key);
  }

  /** Where to count from after the person has scrolled: the row that they were at while it is in view, else the edge of the view. */
  #beside(by: -1 | 1): number | null {
    const { current } = this.#look;
    const inView = this.#rowsInView();
    if (current !== null && inView.includes(current)) return current;
    const edge = by === 1 ? inView[0] : inView.at(-1);
    return edge === undefined ? current : edge - by;
  }

  #rowsInView(): number[] {
    const rows = this.#ground().entries.flatMap((entry) => (entry.kind === 'row' ? [entry.row.id] : []));
    const { from, to } = this.#scrolling.inView;
    return rows.slice(Math.floor(from), Math.ceil(to));
  }
}
