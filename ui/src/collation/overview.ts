import { isDifference, type RowKind } from './differences';
import type { Entry } from './layout';

/** A mark of the overview bar: some rows that stand below one another, and what to say of them. */
export interface OverviewMark {
  rows: number[];
  kind: RowKind;
}

/** From the most telling kind to the least. */
const WEIGHT: readonly RowKind[] = [
  'altered',
  'disagrees',
  'only',
  'missing',
  'edited',
  'reworded',
  'moved',
  'same',
  'elsewhere',
];

/** One mark a shown row; where rows are more than `most`, neighbours share a mark, which shows the most telling of them. */
export function overview(entries: readonly Entry[], most: number): OverviewMark[] {
  const rows = entries.filter((entry) => entry.kind === 'row');
  const each = Math.max(1, Math.ceil(rows.length / Math.max(1, most)));
  const marks: OverviewMark[] = [];
  for (let at = 0; at < rows.length; at += each) {
    const shared = rows.slice(at, at + each);
    const kinds = shared.map((entry) => entry.is);
    marks.push({
      rows: shared.map((entry) => entry.row.id),
      kind: WEIGHT.find((kind) => kinds.includes(kind)) ?? 'same',
    });
  }
  return marks;
}

/** Whether a mark stands out in the overview. */
export function standsOut(mark: OverviewMark): boolean {
  return isDifference(mark.kind);
}
