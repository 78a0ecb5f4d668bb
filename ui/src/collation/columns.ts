import type { Column, StoryArticle } from '../api/generated';

/** The fewest columns that can be compared, and the most that can be read. */
export const FEWEST = 2;
export const MOST = 6;

/** The sigla of the shown columns, from the line's start to its end. */
export type Shown = readonly string[];

/**
 * The columns to begin with where there is room for `room` of them: the base first, then the others in their order; from three columns on a
 * primary source is among them, since quotes are checked against it.
 */
export function initial(columns: readonly Column[], articles: readonly StoryArticle[], room: number): Shown {
  const seats = Math.min(columns.length, Math.max(FEWEST, Math.min(MOST, room)));
  const primary = new Set(articles.filter((article) => article.primary).map((article) => article.siglum));
  const base = columns.filter((column) => column.is_base);
  const others = columns.filter((column) => !column.is_base);
  const reports = others.filter((column) => !primary.has(column.siglum));
  const sources = others.filter((column) => primary.has(column.siglum)).slice(0, seats > 2 ? 1 : 0);
  const seated = [...base, ...reports.slice(0, seats - base.length - sources.length), ...sources];
  const more = others.filter((column) => !seated.includes(column)).slice(0, seats - seated.length);
  return [...seated, ...more].map((column) => column.siglum);
}

/** Shows one more column, at the end; when all places are taken, in the place of the last one that may go. */
export function show(shown: Shown, siglum: string, keep: string | null): Shown {
  if (shown.includes(siglum)) return shown;
  if (shown.length < MOST) return [...shown, siglum];
  const goes = shown.findLast((other) => other !== keep);
  return [...shown.filter((other) => other !== goes), siglum];
}

/** Hides a column, unless too few would be left. */
export function hide(shown: Shown, siglum: string): Shown {
  return shown.length > FEWEST ? shown.filter((other) => other !== siglum) : shown;
}

/** Moves a column by one place towards the start (-1) or the end (1) of the line. */
export function move(shown: Shown, siglum: string, by: -1 | 1): Shown {
  const from = shown.indexOf(siglum);
  const to = from + by;
  const other = shown[to];
  if (from < 0 || other === undefined) return shown;
  return shown.map((standing, place) => (place === from ? other : place === to ? siglum : standing));
}

/** What is left of a choice of columns after a story was collated anew. */
export function kept(shown: Shown, columns: readonly Column[]): Shown {
  return shown.filter((siglum) => columns.some((column) => column.siglum === siglum));
}
