import { expect, test } from 'vitest';
import { ferry } from '../../tests/fixture/ferry';
import { placesOf } from './differences';
import { layOut, type Entry, type Mode } from './layout';
import { moves } from './moves';

const collation = ferry.side_by_side;

function set(shown: string[], mode: Partial<Mode> = {}): Entry[] {
  const moved = moves(collation).filter((move) => shown.includes(move.siglum));
  return layOut(collation, placesOf(collation, shown), moved, {
    onlyDifferences: false,
    opened: new Set(),
    ...mode,
  });
}

/** Entries in short: rows by number, in brackets where they are context. */
function short(entries: Entry[]): string[] {
  return entries.map((entry) => {
    if (entry.kind === 'row') return entry.context ? `(${entry.row.id})` : String(entry.row.id);
    if (entry.kind === 'fold') return `fold ${entry.folds.map((fold) => fold.siglum).join('')}`;
    return `${entry.kind} ${entry.rows.join(' ')}`;
  });
}

test('all rows stand in their order, with what was left out between them', () => {
  expect(short(set(['A', 'B', 'C']))).toEqual(
    'fold AC,0,1,2,3,4,fold B,5,6,7,8,9,10,11,elsewhere 12 13'.split(','),
  );
});

test('what was left out of hidden columns is not shown', () => {
  expect(short(set(['A', 'B'])).filter((entry) => entry.startsWith('fold'))).toEqual(['fold A', 'fold B']);
});

test('rows that no shown column carries are named with those that do', () => {
  const last = set(['A', 'B', 'C']).at(-1);
  expect(last?.kind === 'elsewhere' && last.sigla).toEqual(['D', 'G']);
});

test('only-differences keeps a neighbour on each side and folds the rest', () => {
  expect(short(set(['A', 'B', 'C'], { onlyDifferences: true }))).toEqual(
    'fold AC,0,(1),2,3,4,fold B,5,(6),alike 7 8,(9),10,11,elsewhere 12 13'.split(','),
  );
});

test('a stretch that was opened is shown', () => {
  expect(short(set(['A', 'B', 'C'], { onlyDifferences: true, opened: new Set([7]) }))).toContain('(8)');
});

test('the row beside which a moved reading belongs is kept', () => {
  // In A and D alone nothing differs at row 1, and C's moved reading belongs beside it.
  const moved = moves(collation).filter((move) => move.home === 1);
  expect(moved).toHaveLength(1);
  const entries = layOut(collation, placesOf(collation, ['A', 'C']), moved, {
    onlyDifferences: true,
    opened: new Set(),
  });
  expect(short(entries)).toContain('(1)');
});

test('every row has exactly one entry', () => {
  for (const onlyDifferences of [false, true]) {
    const rows = set(['A', 'B', 'D'], { onlyDifferences }).flatMap((entry) => {
      if (entry.kind === 'row') return [entry.row.id];
      return entry.kind === 'fold' ? [] : entry.rows;
    });
    expect(rows).toEqual(collation.rows.map((row) => row.id));
  }
});

test('a row that only hidden columns carry stands when a moved reading belongs beside it', () => {
  const moved = [{ row: 0, siglum: 'A', by: 12, home: 12, edge: 'below' as const, begins: '' }];
  for (const onlyDifferences of [false, true]) {
    const entries = layOut(collation, placesOf(collation, ['A', 'B']), moved, {
      onlyDifferences,
      opened: new Set(),
    });
    expect(entries.some((entry) => entry.kind === 'row' && entry.row.id === 12)).toBe(true);
  }
});
