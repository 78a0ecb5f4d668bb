import { expect, test } from 'vitest';
import { ferry } from '../../tests/fixture/ferry';
import { column, rows, type WrittenRow } from '../../tests/fixture/writing';
import { differences, kindOf, placesOf, step, type RowKind } from './differences';

const SIGLA = ['A', 'B', 'C'];

function kind(written: WrittenRow, shown = SIGLA): RowKind | undefined {
  const collation = {
    columns: SIGLA.map((siglum) => column(siglum, {})),
    rows: rows(SIGLA, [written]),
    folds: [],
  };
  const [row] = collation.rows;
  return row && kindOf(row, collation, placesOf(collation, shown));
}

const a = { runs: ['a'] };
const same = { relation: 'verbatim' as const, runs: ['a'] };

test('equal readings are no difference', () => {
  expect(kind({ readings: { A: a, B: same, C: same } })).toBe('same');
});

test('a translation alone is no difference', () => {
  expect(kind({ readings: { A: a, B: same, C: { relation: 'translated', runs: ['б'] } } })).toBe('same');
});

test('what could not be compared is no omission', () => {
  expect(kind({ readings: { A: a, B: same }, notCompared: ['C'] })).toBe('same');
  expect(kind({ readings: { A: a, B: same } })).toBe('missing');
});

test('only what is shown counts', () => {
  const written: WrittenRow = { readings: { A: a, B: same, C: { relation: 'edited', runs: ['b'] } } };
  expect(kind(written)).toBe('edited');
  expect(kind(written, ['A', 'B'])).toBe('same');
  expect(kind({ readings: { C: a }, base: 'C' }, ['A', 'B'])).toBe('elsewhere');
});

test('the most telling difference names the row', () => {
  const edited = { relation: 'edited' as const, runs: ['b'] };
  expect(kind({ readings: { A: a, B: edited } })).toBe('edited');
  expect(kind({ readings: { A: a, B: { ...edited, altered: 1 } } })).toBe('altered');
  expect(kind({ readings: { A: a, B: { relation: 'reworded', runs: ['c'] }, C: same } })).toBe('reworded');
  expect(kind({ readings: { A: a, B: { ...same, moved: 2 }, C: same } })).toBe('moved');
  expect(kind({ readings: { B: a }, base: 'B' })).toBe('only');
  const disagrees = [
    {
      kind: 'number' as const,
      readings: [
        { siglum: 'A', text: '1' },
        { siglum: 'B', text: '2' },
      ],
    },
  ];
  expect(kind({ readings: { A: a, B: edited }, disagrees })).toBe('disagrees');
});

test('the differences of a story follow its rows', () => {
  const places = placesOf(ferry.side_by_side, ['A', 'B']);
  expect(differences(ferry.side_by_side, places)).toEqual([0, 2, 5, 11]);
});

test('steps go from difference to difference and stay at the ends', () => {
  expect(step([2, 5, 9], null, 1)).toBe(2);
  expect(step([2, 5, 9], null, -1)).toBe(9);
  expect(step([2, 5, 9], 5, 1)).toBe(9);
  expect(step([2, 5, 9], 4, -1)).toBe(2);
  expect(step([2, 5, 9], 9, 1)).toBe(9);
  expect(step([], 3, 1)).toBeNull();
});
