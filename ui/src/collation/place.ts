import type { StoryView } from '../api/generated';

/** The row in which the readings of a row stand after a story was collated anew; null where there is none. */
export function rowAfter(before: StoryView, row: number, after: StoryView): number | null {
  const cells = before.side_by_side.rows[row]?.cells ?? [];
  for (const [place, cell] of cells.entries()) {
    const passage = cell?.passages[0];
    const column = after.articles.findIndex((article) => article.id === before.articles[place]?.id);
    if (passage === undefined || column < 0) continue;
    const found = after.side_by_side.rows.find((other) => other.cells[column]?.passages.includes(passage));
    if (found !== undefined) return found.id;
  }
  return null;
}
