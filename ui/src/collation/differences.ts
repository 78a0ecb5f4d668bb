import type { MarkedRow, SideBySide } from '../api/generated';
import { absence, isOnlyHere } from './readings';

/** Where the shown columns stand among all columns of a collation. */
export function placesOf(collation: SideBySide, shown: readonly string[]): number[] {
  return shown
    .map((siglum) => collation.columns.findIndex((column) => column.siglum === siglum))
    .filter((place) => place >= 0);
}

/** What the most telling difference of a row is, over the shown columns. */
export type RowKind =
  'altered' | 'disagrees' | 'edited' | 'reworded' | 'moved' | 'missing' | 'only' | 'same' | 'elsewhere';

/** What to say of a row in one word; `elsewhere` when none of the shown columns carries it. */
export function kindOf(row: MarkedRow, collation: SideBySide, places: readonly number[]): RowKind {
  const cells = places.map((place) => row.cells[place] ?? null);
  const read = cells.filter((cell) => cell !== null);
  const sigla = places.map((place) => collation.columns[place]?.siglum ?? '');
  if (read.length === 0) return 'elsewhere';
  if (read.some((cell) => cell.altered_in_quotes > 0)) return 'altered';
  const disputes = row.disagrees.some((found) =>
    found.readings.some((reading) => sigla.includes(reading.siglum)),
  );
  if (disputes) return 'disagrees';
  if (isOnlyHere(row)) return 'only';
  if (read.some((cell) => cell.relation === 'edited')) return 'edited';
  if (read.some((cell) => cell.relation === 'reworded')) return 'reworded';
  const lacks = sigla.some((siglum, at) => cells[at] === null && absence(row, siglum) === 'not_carried');
  if (lacks) return 'missing';
  return read.some((cell) => cell.moved !== null || cell.unsure) ? 'moved' : 'same';
}

/** Whether the shown columns differ in a row. A translation alone is no difference, nor is what could not be compared. */
export function isDifference(kind: RowKind): boolean {
  return kind !== 'same' && kind !== 'elsewhere';
}

/** The rows in which the shown columns differ, in reading order. */
export function differences(collation: SideBySide, places: readonly number[]): number[] {
  return collation.rows.filter((row) => isDifference(kindOf(row, collation, places))).map((row) => row.id);
}

/** The next (1) or previous (-1) of some rows, seen from a row; the nearest end where there is none, null where there are none at all. */
export function step(rows: readonly number[], from: number | null, by: -1 | 1): number | null {
  if (rows.length === 0) return null;
  if (from === null) return (by === 1 ? rows[0] : rows.at(-1)) ?? null;
  const found = by === 1 ? rows.find((row) => row > from) : rows.findLast((row) => row < from);
  return found ?? (by === 1 ? rows.at(-1) : rows[0]) ?? null;
}
