import type { ArticleId, Commands, DecisionLine, StoryId, StoryView } from '../../api/generated';
import { placeOf, rowAfter, type PassagePlace } from '../../collation/place';
import { call } from '../../platform';
import type { Pointed } from '../side-by-side/acts';
import { StoryLook } from './look.svelte';

/** The story that is open, or about to be. */
export class OpenedStory {
  /** The story that was asked for. */
  id = $state<StoryId | null>(null);
  /** The story as it was last collated; null until it is. */
  view = $state.raw<StoryView | null>(null);
  /** How it is looked at. */
  look = $state.raw<StoryLook | null>(null);
  /** Whether an answer is awaited. */
  opening = $state(false);
  /** The article that the others are compared with; null for the earliest one. */
  base = $state.raw<ArticleId | null>(null);

  /** How stories were last looked at, so that going back to one finds it as it was left. */
  readonly #left = new Map<StoryId, { look: StoryLook; base: ArticleId | null }>();
  #asked = 0;

  /** Opens a story, at a passage where one is named; a story that is open is collated anew. */
  async open(id: StoryId, at?: PassagePlace): Promise<void> {
    if (id !== this.id) {
      this.#leave();
      this.id = id;
      this.view = null;
      this.look = null;
      this.base = this.#left.get(id)?.base ?? null;
    }
    await this.#ask();
    if (at === undefined || this.view === null || this.view.id !== id) return;
    const place = placeOf(this.view, at);
    if (place !== null) this.goTo(place.row, place.siglum);
  }

  /** Compares the others with another article. */
  async compareWith(base: ArticleId): Promise<void> {
    const before = this.base;
    this.base = base;
    try {
      await this.#ask();
    } catch (failure) {
      this.base = before;
      throw failure;
    }
  }

  /** Marks an article as a primary source, or as a report again. */
  async setPrimarySource(article: ArticleId, primary: boolean): Promise<void> {
    await call('set_primary_source', { article, primary });
    await this.#ask();
  }

  /** Lets a block of an article take part that was left out, or leaves one out. What is shown is out of date even when that is refused. */
  async correct(act: 'put_back' | 'leave_out', article: ArticleId, block: Pointed): Promise<void> {
    try {
      await call(act, { article, block: block.block, text: block.text });
    } finally {
      await this.#ask();
    }
  }

  /** Decides on readings: they are joined with others, taken out of their row, or locked in it. */
  async decide<Name extends 'join_readings' | 'part_reading' | 'lock_row'>(
    name: Name,
    decided: Omit<Commands[Name]['request'], 'story'>,
  ): Promise<DecisionLine | null> {
    if (this.id === null) return null;
    try {
      return await call(name, { story: this.id, ...decided } as Commands[Name]['request']);
    } finally {
      await this.#ask();
    }
  }

  /** Takes a decision back. */
  async undo(number: number): Promise<void> {
    if (this.id === null) return;
    try {
      await call('undo_decision', { story: this.id, number });
    } finally {
      await this.#ask();
    }
  }

  /** Shows a row side by side with the others, and a witness among the columns. */
  goTo(row: number | null, siglum: string | null): void {
    if (this.view === null || this.look === null) return;
    const { columns } = this.view.side_by_side;
    const base = columns.find((column) => column.is_base);
    const { sideBySide } = this.look;
    if (siglum !== null) sideBySide.show(siglum, base?.siglum ?? null);
    sideBySide.wanted = row;
    this.look.tab = 'side-by-side';
  }

  /** Closes the story. */
  close(): void {
    this.#leave();
    this.id = null;
    this.view = null;
    this.look = null;
  }

  #leave(): void {
    if (this.id !== null && this.look !== null) this.#left.set(this.id, { look: this.look, base: this.base });
  }

  async #ask(): Promise<void> {
    const story = this.id;
    if (story === null) return;
    this.#asked += 1;
    const asked = this.#asked;
    this.opening = true;
    try {
      const view = await call('open_story', { story, base: this.base });
      // Another story, or the same one anew, was asked for meanwhile.
      if (asked === this.#asked) this.#take(view);
    } catch (failure) {
      // It was let go because of what was asked for meanwhile.
      if (asked === this.#asked) throw failure;
    } finally {
      if (asked === this.#asked) this.opening = false;
    }
  }

  #take(view: StoryView): void {
    const before = this.view;
    this.look ??= this.#left.get(view.id)?.look ?? new StoryLook();
    const { sideBySide } = this.look;
    const row = sideBySide.current;
    if (before !== null && row !== null) sideBySide.current = rowAfter(before, row, view);
    sideBySide.take(view);
    this.view = view;
  }
}
