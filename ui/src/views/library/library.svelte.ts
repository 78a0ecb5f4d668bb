import type { StorySummary } from '../../api/generated';
import { isToday } from '../../i18n/times';
import { call } from '../../platform';
import { folded } from '../palette/fitting';

/** The stories of the archive, as the rail lists them. */
export class Library {
  /** All stories, the newest first; null before they were asked for. */
  stories = $state.raw<StorySummary[] | null>(null);
  /** What the person is looking for. */
  search = $state('');

  readonly #found = $derived.by(() => {
    const words = folded(this.search).split(/\s+/).filter(Boolean);
    return (this.stories ?? []).filter((story) => words.every((word) => folded(story.title).includes(word)));
  });

  /** The stories that are looked for, by when something was last added to them. */
  readonly groups = $derived.by(() => {
    const now = new Date();
    const today = this.#found.filter((story) => isToday(story.updated, now));
    const earlier = this.#found.filter((story) => !isToday(story.updated, now));
    return [
      { day: 'today' as const, stories: today },
      { day: 'earlier' as const, stories: earlier },
    ].filter((group) => group.stories.length > 0);
  });

  /** Asks for the stories anew. */
  async reload(): Promise<void> {
    this.stories = (await call('open_library', {})).stories;
  }
}
