import { expect, test } from 'vitest';
import { ferry } from '../../tests/fixture/ferry';
import { column, rows } from '../../tests/fixture/writing';
import { moves } from './moves';

test('a moved reading leads to where its own text has it', () => {
  expect(
    moves(ferry.side_by_side).map(({ row, siglum, home, edge }) => ({ row, siglum, home, edge })),
  ).toEqual([
    { row: 2, siglum: 'C', home: 5, edge: 'below' },
    { row: 4, siglum: 'C', home: 1, edge: 'above' },
  ]);
});

test('it begins with its own words, without those that it leaves out', () => {
  expect(moves(ferry.side_by_side)[0]?.begins).toBe('Everyone on board was taken off.');
});

test('long beginnings are cut between words', () => {
  const collation = {
    columns: [column('A', {})],
    rows: rows(
      ['A'],
      [
        {
          readings: { A: { moved: 1, runs: ['The harbour master said on Tuesday that the pier was safe.'] } },
        },
      ],
    ),
    folds: [],
  };
  expect(moves(collation)[0]?.begins).toBe('The harbour master said on Tuesday …');
});

test('a place beyond the last row is the last row', () => {
  const collation = {
    columns: [column('A', {})],
    rows: rows(['A'], [{ readings: { A: { moved: 9, runs: ['a'] } } }]),
    folds: [],
  };
  expect(moves(collation)[0]?.home).toBe(0);
});
