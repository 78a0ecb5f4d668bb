import { expect, test } from 'vitest';
import { column, marked, rows, type WrittenRow } from '../../tests/fixture/writing';
import type { MarkedRow } from '../api/generated';
import { absence, barOf, comparedElsewhere, contradictions } from './readings';

const SIGLA = ['A', 'B', 'C', 'D'];
const columns = SIGLA.map((siglum) => column(siglum, { is_base: siglum === 'A' }));

function row(written: WrittenRow): MarkedRow {
  return rows(SIGLA, [written])[0] as MarkedRow;
}

function bar(written: WrittenRow, siglum: string): string | null {
  const found = row(written);
  const cell = found.cells[SIGLA.indexOf(siglum)];
  return cell == null ? null : barOf(found, cell);
}

test('a bar tells how a reading relates to the base', () => {
  const written: WrittenRow = {
    readings: {
      A: { runs: ['a'] },
      B: { relation: 'verbatim', runs: ['a'] },
      C: { relation: 'edited', runs: ['b'] },
      D: { relation: 'translated', runs: ['c'] },
    },
  };
  expect(SIGLA.map((siglum) => bar(written, siglum))).toEqual(['same', 'same', 'edited', 'translated']);
});

test('an altered quote weighs more than an edit', () => {
  const written: WrittenRow = {
    readings: { A: { runs: ['a'] }, B: { relation: 'edited', altered: 2, runs: ['b'] } },
  };
  expect(bar(written, 'B')).toBe('altered');
});

test('what one witness alone says has a bar of its own', () => {
  expect(bar({ base: 'B', readings: { B: { runs: ['a'] } } }, 'B')).toBe('only');
});

test('a witness that could not be compared does not leave anything out', () => {
  const found = row({ readings: { A: { runs: ['a'] } }, notCompared: ['C'] });
  expect(absence(found, 'B')).toBe('not_carried');
  expect(absence(found, 'C')).toBe('not_compared');
});

test('a row whose base is another one or hidden says so', () => {
  const ofA = row({ readings: { A: { runs: ['a'] } } });
  const ofB = row({ base: 'B', readings: { B: { runs: ['a'] } } });
  expect(comparedElsewhere(ofA, columns[0], ['A', 'B'])).toBe(false);
  expect(comparedElsewhere(ofA, columns[0], ['B', 'C'])).toBe(true);
  expect(comparedElsewhere(ofB, columns[0], ['A', 'B'])).toBe(true);
});

const disputed = row({
  readings: {
    A: { runs: [marked('varies', 'Seventeen', 'number', { disagrees: true }), ' hurt'] },
    B: {
      relation: 'edited',
      runs: [marked('changed', 'Fourteen', 'number', { instead: 'Seventeen', disagrees: true }), ' hurt'],
    },
    C: { relation: 'reworded', runs: ['hurting ', marked('varies', '17', 'number', { disagrees: true })] },
    D: {
      relation: 'verbatim',
      runs: [marked('varies', 'seventeen', 'number', { disagrees: true }), ' hurt'],
    },
  },
  disagrees: [
    {
      kind: 'number',
      readings: [
        { siglum: 'A', text: 'Seventeen' },
        { siglum: 'B', text: 'Fourteen' },
        { siglum: 'C', text: '17' },
        { siglum: 'D', text: 'seventeen' },
      ],
    },
  ],
});

test('words that stand in one another’s place are held against each other', () => {
  expect(contradictions(disputed, columns, 'B')).toEqual([
    { kind: 'number', own: 'Fourteen', against: { words: 'Seventeen', sigla: ['A'] } },
  ]);
  expect(contradictions(disputed, columns, 'A')).toEqual([
    { kind: 'number', own: 'Seventeen', against: { words: 'Fourteen', sigla: ['B'] } },
  ]);
});

test('a reading with the base’s words contradicts what the base contradicts', () => {
  expect(contradictions(disputed, columns, 'D')).toEqual([
    { kind: 'number', own: 'seventeen', against: { words: 'Fourteen', sigla: ['B'] } },
  ]);
});

test('seventeen is not said to contradict 17', () => {
  expect(contradictions(disputed, columns, 'C')).toEqual([{ kind: 'number', own: '17', against: null }]);
});

test('who takes no part in a disagreement contradicts nobody', () => {
  const found = row({ readings: { A: { runs: ['a'] }, B: { relation: 'verbatim', runs: ['a'] } } });
  expect(contradictions(found, columns, 'A')).toEqual([]);
});

test('where there is one article, nothing is only there', () => {
  const [alone] = rows(['A'], [{ readings: { A: { runs: ['a'] } } }]);
  const cell = alone?.cells[0];
  expect(alone && cell && barOf(alone, cell)).toBe('same');
});
