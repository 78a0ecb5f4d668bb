import { expect, test } from 'vitest';
import { ferry } from '../../tests/fixture/ferry';
import type { StoryView } from '../api/generated';
import { placeOf, rowAfter } from './place';

/** The same story with its rows the other way round. */
const turned: StoryView = {
  ...ferry,
  side_by_side: {
    ...ferry.side_by_side,
    rows: ferry.side_by_side.rows.toReversed().map((row, id) => ({ ...row, id })),
  },
};

test('a row is found again by its passages', () => {
  const last = ferry.side_by_side.rows.length - 1;
  expect(rowAfter(ferry, 3, turned)).toBe(last - 3);
  expect(rowAfter(ferry, 11, turned)).toBe(last - 11);
});

test('a row whose articles have left the story is not', () => {
  expect(rowAfter(ferry, 3, { ...turned, articles: [] })).toBeNull();
  expect(rowAfter(ferry, 99, turned)).toBeNull();
});

test('a passage stands in the row that holds it', () => {
  const last = ferry.side_by_side.rows.length - 1;
  expect(placeOf(ferry, { article: 'article-C', passage: 4 })).toEqual({ siglum: 'C', row: 4 });
  expect(placeOf(turned, { article: 'article-C', passage: 4 })).toEqual({ siglum: 'C', row: last - 4 });
});

test('an article without the passage is found all the same, and one of another story is not', () => {
  expect(placeOf(ferry, { article: 'article-C', passage: 999 })).toEqual({ siglum: 'C', row: null });
  expect(placeOf(ferry, { article: 'article-C', passage: null })).toEqual({ siglum: 'C', row: null });
  expect(placeOf(ferry, { article: 'article-Z', passage: 0 })).toBeNull();
});
