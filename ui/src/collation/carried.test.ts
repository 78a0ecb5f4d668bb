import { expect, test } from 'vitest';
import { ferry } from '../../tests/fixture/ferry';
import { byCarriage, carriageOf, carriedBy } from './carried';

const { rows } = ferry.side_by_side;

test('statements stand from those that all carry to those of one article alone', () => {
  const groups = byCarriage(ferry.side_by_side);
  expect(groups.map((group) => group.carriage)).toEqual(['all', 'some', 'one']);
  expect(groups.flatMap((group) => group.rows)).toHaveLength(rows.length);
  for (const group of groups) {
    const counts = group.rows.map(carriedBy);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  }
});

test('an article that could not be compared does not count as one that lacks a statement', () => {
  const [row] = rows.filter((row) => row.not_compared.length > 0 && carriedBy(row) > 1);
  if (row === undefined) throw new Error('a statement could not be compared with every article');
  const lacking = row.cells.flatMap((cell, at) => (cell === null ? [ferry.articles[at]?.siglum ?? ''] : []));
  expect(carriageOf({ ...row, not_compared: lacking })).toBe('all');
  expect(carriageOf({ ...row, not_compared: [] })).toBe('some');
});

test('what only one article could be compared in is carried by one', () => {
  const [row] = rows.filter((row) => carriedBy(row) === 1);
  if (row === undefined) throw new Error('a statement stands in one article alone');
  expect(carriageOf({ ...row, not_compared: ferry.articles.map((article) => article.siglum) })).toBe('one');
});
