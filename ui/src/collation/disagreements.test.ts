import { expect, test } from 'vitest';
import { ferry } from '../../tests/fixture/ferry';
import type { SideBySide } from '../api/generated';
import { ranked } from './disagreements';

test('the same words of several witnesses are one side', () => {
  const [, costs] = ranked(ferry.side_by_side);
  expect(costs?.sides).toEqual([
    { words: '€4.2 million', sigla: ['A', 'B'] },
    { words: '€4.5 million', sigla: ['C'] },
  ]);
});

test('the weightiest kind comes first, then what more witnesses take part in, then what is read first', () => {
  const [first, second] = ferry.side_by_side.rows;
  if (first === undefined || second === undefined) throw new Error('the story has rows');
  const readings = (...sigla: string[]) => sigla.map((siglum, at) => ({ siglum, text: String(at) }));
  const collation: SideBySide = {
    ...ferry.side_by_side,
    rows: [
      { ...first, id: 0, disagrees: [{ kind: 'name', readings: readings('A', 'B', 'C') }] },
      { ...first, id: 1, disagrees: [{ kind: 'date', readings: readings('A', 'B') }] },
      { ...first, id: 2, disagrees: [{ kind: 'date', readings: readings('A', 'B', 'C') }] },
      { ...first, id: 3, disagrees: [{ kind: 'money', readings: readings('A', 'B') }] },
      { ...first, id: 4, disagrees: [{ kind: 'date', readings: readings('A', 'B') }] },
    ],
  };
  expect(ranked(collation).map(({ row }) => row)).toEqual([3, 2, 1, 4, 0]);
});
