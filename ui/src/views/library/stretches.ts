import type { Hit } from '../../api/generated';

/** A stretch of a text: found, or between what was found. */
export interface Stretch {
  text: string;
  hit: boolean;
}

/** A text cut where what was found begins and ends. Places count code points. */
export function stretches(text: string, hits: readonly Hit[]): Stretch[] {
  const letters = [...text];
  const cut: Stretch[] = [];
  let from = 0;
  for (const { start, end } of hits) {
    // Two letters of a script without blanks overlap with the next two.
    const begins = Math.max(start, from);
    if (end <= begins) continue;
    if (begins > from) cut.push({ text: letters.slice(from, begins).join(''), hit: false });
    cut.push({ text: letters.slice(begins, end).join(''), hit: true });
    from = end;
  }
  if (from < letters.length) cut.push({ text: letters.slice(from).join(''), hit: false });
  return cut;
}
