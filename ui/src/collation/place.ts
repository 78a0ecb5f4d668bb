import type { ArticleId, StoryView } from '../api/generated';

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

/** A passage of an article; null for the article as a whole. */
export interface PassagePlace {
  article: ArticleId;
  passage: number | null;
}

/** The witness of an article and the row that its passage stands in. */
export function placeOf(
  view: StoryView,
  { article, passage }: PassagePlace,
): { siglum: string; row: number | null } | null {
  const column = view.articles.findIndex((one) => one.id === article);
  const siglum = view.side_by_side.columns[column]?.siglum;
  if (siglum === undefined) return null;
  const row =
    passage === null
      ? undefined
      : view.side_by_side.rows.find((one) => one.cells[column]?.passages.includes(passage));
  return { siglum, row: row?.id ?? null };
}
