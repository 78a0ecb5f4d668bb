import type { AddSummary, Outcome, StoryId } from '../../api/generated';

/** What became of documents, sorted by what a person has to know first. */
export interface SortedSummary {
  failed: { source: string; member: string | null; outcome: Extract<Outcome, { kind: 'not_readable' }> }[];
  added: { source: string; member: string | null; outcome: Extract<Outcome, { kind: 'added' }> }[];
  revised: { source: string; member: string | null; outcome: Extract<Outcome, { kind: 'revised' }> }[];
  known: { source: string; member: string | null; outcome: Extract<Outcome, { kind: 'known' }> }[];
}

/** Sorts a summary by outcome; the order inside an outcome is that in which the documents were given. */
export function sorted(summary: AddSummary): SortedSummary {
  const found: SortedSummary = { failed: [], added: [], revised: [], known: [] };
  for (const { source, member, outcome } of summary.items) {
    if (outcome.kind === 'not_readable') found.failed.push({ source, member, outcome });
    else if (outcome.kind === 'added') found.added.push({ source, member, outcome });
    else if (outcome.kind === 'revised') found.revised.push({ source, member, outcome });
    else found.known.push({ source, member, outcome });
  }
  return found;
}

/** The stories in which something is new, in the order in which they came. */
export function storiesTouched(summary: AddSummary): StoryId[] {
  const touched = summary.items.flatMap(({ outcome }) =>
    outcome.kind === 'not_readable' ? [] : [outcome.story],
  );
  return [...new Set(touched)];
}
