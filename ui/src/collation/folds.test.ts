import { expect, test } from 'vitest';
import type { FoldedBlock } from '../api/generated';
import { keyOf, tally } from './folds';

function block(at: number, reason: FoldedBlock['reason'], put_back = false): FoldedBlock {
  return { block: at, kind: 'furniture', reason, text: 'Share', put_back };
}

test('what was left out is counted by reason, and what was put back apart', () => {
  const blocks = [
    block(1, 'share_line'),
    block(2, 'photo_caption'),
    block(3, 'share_line'),
    block(4, 'teaser', true),
  ];
  expect(tally(blocks)).toEqual({
    leftOut: [
      { reason: 'share_line', count: 2 },
      { reason: 'photo_caption', count: 1 },
    ],
    putBack: 1,
  });
});

test('a place is known by its first block, not by its row', () => {
  const fold = (after_row: number | null) => ({ after_row, siglum: 'B', blocks: [block(7, 'teaser')] });
  expect(keyOf([fold(3)])).toBe(keyOf([fold(4)]));
  expect(keyOf([fold(3)])).not.toBe(keyOf([{ ...fold(3), siglum: 'C' }]));
});
