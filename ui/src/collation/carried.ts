import type { MarkedRow, SideBySide } from '../api/generated';

/** How many of the articles that could be compared carry a statement. */
export type Carriage = 'all' | 'some' | 'one';

/** Statements that are carried alike widely. */
export interface CarriedGroup {
  carriage: Carriage;
  rows: MarkedRow[];
}

/** How many readings a row has. */
export function carriedBy(row: MarkedRow): number {
  return row.cells.filter((cell) => cell !== null).length;
}

/** How widely a row is carried. An article that could not be compared does not count as one that lacks it. */
export function carriageOf(row: MarkedRow): Carriage {
  const carried = carriedBy(row);
  if (carried + row.not_compared.length >= row.cells.length && carried > 1) return 'all';
  return carried > 1 ? 'some' : 'one';
}

/** The rows of a collation from those that all carry to those of one alone; among equals, in reading order. */
export function byCarriage(collation: SideBySide): CarriedGroup[] {
  return (['all', 'some', 'one'] as const)
    .map((carriage) => ({
      carriage,
      rows: collation.rows
        .filter((row) => carriageOf(row) === carriage)
        .toSorted((a, b) => carriedBy(b) - carriedBy(a) || a.id - b.id),
    }))
    .filter((group) => group.rows.length > 0);
}
