import { expect, test } from 'vitest';
import { article, column } from '../../tests/fixture/writing';
import { hide, initial, kept, move, show } from './columns';

const columns = ['A', 'B', 'C', 'D', 'E'].map((siglum) => column(siglum, { is_base: siglum === 'B' }));
const articles = ['A', 'B', 'C', 'D', 'E'].map((siglum) => article(siglum, { primary: siglum === 'D' }));

test('the base comes first and the primary source has a seat', () => {
  expect(initial(columns, articles, 3)).toEqual(['B', 'A', 'D']);
});

test('where there is room for two, both are reports', () => {
  expect(initial(columns, articles, 1)).toEqual(['B', 'A']);
});

test('a primary source that is the base itself needs no second seat', () => {
  const primaryBase = articles.map((article) => ({ ...article, primary: article.siglum === 'B' }));
  expect(initial(columns, primaryBase, 3)).toEqual(['B', 'A', 'C']);
});

test('no more columns are shown than there are', () => {
  expect(initial(columns.slice(0, 2), articles.slice(0, 2), 6)).toEqual(['B', 'A']);
});

test('several primary sources fill the seats that reports leave', () => {
  const sources = articles.map((article) => ({ ...article, primary: article.siglum !== 'B' }));
  expect(initial(columns, sources, 4)).toEqual(['B', 'A', 'C', 'D']);
});

test('a seventh column takes the place of the last one that may go', () => {
  expect(show(['A', 'B', 'C', 'D', 'E', 'F'], 'G', 'F')).toEqual(['A', 'B', 'C', 'D', 'F', 'G']);
});

test('a column that is shown is not shown twice', () => {
  expect(show(['A', 'B'], 'B', null)).toEqual(['A', 'B']);
});

test('two columns stay', () => {
  expect(hide(['A', 'B', 'C'], 'B')).toEqual(['A', 'C']);
  expect(hide(['A', 'B'], 'B')).toEqual(['A', 'B']);
});

test('a column moves by one place and not over the edge', () => {
  expect(move(['A', 'B', 'C'], 'C', -1)).toEqual(['A', 'C', 'B']);
  expect(move(['A', 'B', 'C'], 'A', -1)).toEqual(['A', 'B', 'C']);
  expect(move(['A', 'B', 'C'], 'C', 1)).toEqual(['A', 'B', 'C']);
});

test('a witness that is gone leaves the choice', () => {
  expect(kept(['A', 'Z', 'B'], columns)).toEqual(['A', 'B']);
});
