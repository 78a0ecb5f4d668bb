import type { MarkedRow } from '../../api/generated';

const LINE = 25;
const LETTER = 7.6;
const AROUND = 52;

/** About how high a row will be in columns of a width, in CSS pixels, before it was ever set. */
export function estimate(row: MarkedRow, places: readonly number[], width: number): number {
  const letters = places.map((place) =>
    (row.cells[place]?.runs ?? []).reduce((sum, run) => sum + run.text.length, 0),
  );
  const each = Math.max(10, (width - 40) / LETTER);
  return AROUND + Math.max(1, Math.ceil(Math.max(0, ...letters) / each)) * LINE;
}
