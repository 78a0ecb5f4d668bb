import type { ArticleId, FoldedBlock, ShownReading } from '../../api/generated';

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
  /** Puts a reading into the row of another one. */
  join: (reading: ShownReading, other: ShownReading) => void;
  /** Takes a reading out of its row. */
  part: (reading: ShownReading) => void;
  /** Locks the row of a reading. */
  lock: (reading: ShownReading) => void;
  /** Takes back a decision on readings, by its number. */
  undo: (decision: number) => void;
  /** Puts text on the clipboard. */
  copy: (text: string) => void;
  /** Tells the person what could not be done. */
  fail: (thrown: unknown) => void;
}

/** A reading that is being put into another row: the person has still to say which. */
export interface Joining {
  /** The row that it stands in. */
  row: number;
  siglum: string;
  reading: ShownReading;
}
