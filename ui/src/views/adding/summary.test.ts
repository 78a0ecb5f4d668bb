import { expect, test } from 'vitest';
import { mixedSummary } from '../../../tests/fixture/library';
import { sorted, storiesTouched } from './summary';

test('documents are sorted by what became of them, none is lost', () => {
  const { failed, added, revised, known } = sorted(mixedSummary);
  expect([failed, added, revised, known].map((group) => group.length)).toEqual([2, 2, 1, 1]);
  expect(failed.map((item) => [item.source, item.member])).toEqual([
    ['holiday.jpg', null],
    ['saved-pages.zip#3', 'march/cut-off.html'],
  ]);
});

test('stories are named once, in the order in which they came', () => {
  expect(storiesTouched(mixedSummary)).toEqual(['story-ferry', 'story-bridge']);
  expect(storiesTouched({ items: [], cancelled: true })).toEqual([]);
});
