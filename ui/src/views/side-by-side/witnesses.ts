import type { Cell, Column, ShownReading, StoryArticle, StoryView } from '../../api/generated';
import { wordsOf } from '../../collation/readings';

/** A witness of the open story: its column, its article and where it stands. */
export interface Witness {
  siglum: string;
  /** Its place among all columns. */
  place: number;
  column: Column;
  article: StoryArticle;
  /** What to call it: the outlet, failing that the headline or where it came from. */
  name: string;
}

/** The witnesses of a story, in the order of sigla. */
export function witnessesOf(view: StoryView): Witness[] {
  return view.side_by_side.columns.flatMap((column, place) => {
    const article = view.articles[place];
    if (article === undefined) return [];
    const name = column.outlet ?? column.title ?? column.source;
    return [{ siglum: column.siglum, place, column, article, name }];
  });
}

/** A reading of a witness, as the engine is told which one is meant. */
export function shownReading(witness: Witness, cell: Cell): ShownReading {
  return { article: witness.article.id, passages: cell.passages, text: wordsOf(cell) };
}
