import { expect, test } from 'vitest';
import { ferry } from '../../tests/fixture/ferry';
import { large } from '../../tests/fixture/large';
import type { StoryView } from '../api/generated';
import { placesOf } from './differences';
import { layOut } from './layout';
import { overview, standsOut } from './overview';

function marks(story: StoryView, shown: string[], most: number) {
  const collation = story.side_by_side;
  const entries = layOut(collation, placesOf(collation, shown), [], {
    onlyDifferences: false,
    opened: new Set(),
  });
  return overview(entries, most);
}

test('every row has a mark while there is room', () => {
  expect(marks(ferry, ['A', 'B', 'C'], 100).map((mark) => mark.kind)).toEqual(
    'disagrees same edited altered reworded disagrees same same same same missing only'.split(' '),
  );
});

test('rows that share a mark show the most telling of them', () => {
  const shared = marks(ferry, ['A', 'B', 'C'], 4);
  expect(shared.map((mark) => mark.rows.length)).toEqual([3, 3, 3, 3]);
  expect(shared.map((mark) => mark.kind)).toEqual(['disagrees', 'altered', 'same', 'only']);
});

test('there are never more marks than there is room for, and none is lost', () => {
  const story = large(3, 200);
  for (const most of [1, 7, 60, 199, 500]) {
    const found = marks(story, ['A', 'B', 'C'], most);
    expect(found.length).toBeLessThanOrEqual(most);
    expect(found.flatMap((mark) => mark.rows)).toHaveLength(200);
  }
});

test('what is the same does not stand out', () => {
  expect(standsOut({ rows: [1], kind: 'same' })).toBe(false);
  expect(standsOut({ rows: [1], kind: 'missing' })).toBe(true);
});
