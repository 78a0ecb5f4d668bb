/** A place in a text, in code points. */
export interface Place {
  start: number;
  end: number;
}

/** A stretch of a text: a place, or between places. */
export interface Stretch {
  text: string;
  hit: boolean;
}

/** A text cut where places, in their order, begin and end. */
export function stretches(text: string, places: readonly Place[]): Stretch[] {
  const letters = [...text];
  const cut: Stretch[] = [];
  let from = 0;
  for (const { start, end } of places) {
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
