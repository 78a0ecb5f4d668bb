import type { Cell } from '../../api/generated';
import { wordsOf } from '../../collation/readings';
import { statedTime } from '../../i18n/times';
import type { Witness } from './witnesses';

/** A reading as it can be handed on: its words, and where they stand: outlet, headline, time and address, as far as they are known. */
export function withCitation(witness: Witness, cell: Cell): string {
  const { column, article, name } = witness;
  const where = [
    name,
    ...(column.title === null || column.title === name ? [] : [column.title]),
    ...(column.published === null ? [] : [statedTime(column.published, { year: true, zone: true })]),
    ...(article.url === null ? [] : [article.url]),
  ];
  return `${wordsOf(cell).trim()}\n— ${where.join(', ')}`;
}
