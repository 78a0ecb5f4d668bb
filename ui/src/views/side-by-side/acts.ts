import type { ArticleId } from '../../api/generated';

/** What can be done with a column. */
export interface ColumnActs {
  compareWith: (article: ArticleId) => void;
  setPrimary: (article: ArticleId, primary: boolean) => void;
  move: (siglum: string, by: -1 | 1) => void;
  hide: (siglum: string) => void;
  show: (siglum: string) => void;
}
