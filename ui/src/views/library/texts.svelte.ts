import type { SearchView } from '../../api/generated';
import { call, isFailureMessage } from '../../platform';
import { asTyped } from './typed';

/** The most articles that are listed. */
const MOST = 20;

/** What is found in the texts of all articles while a person types. */
export class Texts {
  /** What was found last; null when nothing is sought. */
  found = $state.raw<SearchView | null>(null);
  /** Why what is written cannot be sought. */
  refused = $state<string | null>(null);

  #wanted = '';
  #asking = false;

  /** Seeks what is written. One question is under way at most: what is typed meanwhile is asked next. */
  async seek(written: string): Promise<void> {
    this.#wanted = asTyped(written);
    if (this.#wanted === '') {
      this.found = null;
      this.refused = null;
    }
    if (this.#asking) return;
    this.#asking = true;
    try {
      for (let asked = ''; asked !== this.#wanted && this.#wanted !== '';) {
        asked = this.#wanted;
        await this.#ask(asked);
      }
    } finally {
      this.#asking = false;
    }
  }

  async #ask(query: string): Promise<void> {
    try {
      const found = await call('search', { query, earlier: false, limit: MOST });
      // Nothing is sought any more.
      if (this.#wanted === '') return;
      this.found = found;
      this.refused = null;
    } catch (failure) {
      if (!isFailureMessage(failure)) throw failure;
      this.found = null;
      this.refused = this.#wanted === '' ? null : failure.message;
    }
  }
}
