import type { ArticleId, FoldedBlock } from '../../api/generated';

/** A block of an article: its number, and its text or the words that it begins with. */
export type Pointed = Pick<FoldedBlock, 'block' | 'text'>;

/** What can be done with a column and with what stands in it. */
export interface ColumnActs {
  compareWith: (article: ArticleId) => void;
  setPrimary: (article: ArticleId, primary: boolean) => void;
  move: (siglum: string, by: -1 | 1) => void;
  hide: (siglum: string) => void;
  show: (siglum: string) => void;
  /** Lets a block that was left out take part. */
  putBack: (article: ArticleId, block: Pointed) => void;
  /** Leaves a block out. */
  leaveOut: (article: ArticleId, block: Pointed) => void;
}
