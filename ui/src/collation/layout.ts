import type { Fold, MarkedRow, SideBySide } from '../api/generated';
import { isDifference, kindOf, type RowKind } from './differences';
import { keyOf } from './folds';
import type { Move } from './moves';

/** What stands below one another in the table. */
export type Entry =
  | { kind: 'row'; key: string; row: MarkedRow; is: RowKind; context: boolean }
  /** What was left out of the shown columns at one place. */
  | { kind: 'fold'; key: string; folds: Fold[] }
  /** Rows without a difference, which only-differences leaves out. */
  | { kind: 'alike'; key: string; rows: number[] }
  /** Rows that none of the shown columns carries. */
  | { kind: 'elsewhere'; key: string; rows: number[]; sigla: string[] };

/** How a collation is shown. */
export interface Mode {
  onlyDifferences: boolean;
  /** The stretches of rows that only-differences left out and the person asked to see, by their first row. */
  opened: ReadonlySet<number>;
}

/** How many rows without a difference stand on each side of one. */
const CONTEXT = 1;

/**
 * Sets out the table: rows, what was left out between them, and what the mode leaves out. Rows beside which a moved reading belongs always
 * stand, so that its link leads somewhere.
 */
export function layOut(
  collation: SideBySide,
  places: readonly number[],
  moved: readonly Move[],
  mode: Mode,
): Entry[] {
  const sigla = new Set(places.map((place) => collation.columns[place]?.siglum));
  const kinds = collation.rows.map((row) => kindOf(row, collation, places));
  const homes = new Set(moved.map((move) => move.home));
  const kept = kinds.map(
    (kind, at) => homes.has(at) || (mode.onlyDifferences ? isNear(kinds, at) : kind !== 'elsewhere'),
  );
  const foldsAfter = byRow(collation.folds.filter((fold) => sigla.has(fold.siglum)));
  const entries: Entry[] = [];
  const foldsBelow = (row: number): void => {
    const folds = foldsAfter.get(row);
    if (folds !== undefined) entries.push({ kind: 'fold', key: keyOf(folds), folds });
  };
  foldsBelow(-1);
  for (let at = 0; at < collation.rows.length; at += 1) {
    const row = collation.rows[at];
    const is = kinds[at];
    if (row === undefined || is === undefined) continue;
    if (kept[at]) {
      entries.push({
        kind: 'row',
        key: `row ${at}`,
        row,
        is,
        context: mode.onlyDifferences && !isDifference(is),
      });
      foldsBelow(at);
      continue;
    }
    const rows = stretch(at, (other) => kinds[other] === is && !kept[other], collation.rows.length);
    if (is === 'elsewhere') {
      entries.push({ kind: 'elsewhere', key: `elsewhere ${at}`, rows, sigla: carriersOf(collation, rows) });
    } else if (mode.opened.has(at) || rows.length === 1) {
      for (const other of rows) {
        const found = collation.rows[other];
        if (found === undefined) continue;
        entries.push({ kind: 'row', key: `row ${other}`, row: found, is, context: true });
        foldsBelow(other);
      }
    } else {
      entries.push({ kind: 'alike', key: `alike ${at}`, rows });
    }
    at += rows.length - 1;
  }
  return entries;
}

/** What was left out, by the row below which it stands; above the first row is -1. */
function byRow(folds: readonly Fold[]): Map<number, Fold[]> {
  const found = new Map<number, Fold[]>();
  for (const fold of folds) {
    const row = fold.after_row ?? -1;
    found.set(row, [...(found.get(row) ?? []), fold]);
  }
  return found;
}

/** Whether only-differences shows a row: because it differs, or because a neighbour does. */
function isNear(kinds: readonly RowKind[], at: number): boolean {
  if (kinds[at] === 'elsewhere') return false;
  return kinds.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(isDifference);
}

/** The rows from `first` on for which something holds. */
function stretch(first: number, holds: (row: number) => boolean, end: number): number[] {
  const rows = [];
  for (let at = first; at < end && holds(at); at += 1) rows.push(at);
  return rows;
}

function carriersOf(collation: SideBySide, rows: readonly number[]): string[] {
  return collation.columns
    .filter((_, place) => rows.some((row) => collation.rows[row]?.cells[place] != null))
    .map((column) => column.siglum);
}
