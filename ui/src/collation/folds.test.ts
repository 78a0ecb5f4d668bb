import { expect, test } from 'vitest';
import type { Cell, FoldedBlock, Run } from '../api/generated';
import { keyOf, tally, wordsOf } from './folds';

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

function cell(...runs: (string | Run)[]): Cell {
  return {
    relation: null,
    moved: null,
    unsure: false,
    altered_in_quotes: 0,
    passages: [0],
    block: 0,
    runs: runs.map((run) => (typeof run === 'string' ? { text: run, mark: null, base_text: null } : run)),
  };
}

test('the words of a reading are its own and end where a sentence does', () => {
  const omitted: Run = {
    text: ' all',
    mark: { change: 'omitted', kind: 'wording', disagrees: false },
    base_text: null,
  };
  const added: Run = {
    text: 'again',
    mark: { change: 'added', kind: 'wording', disagrees: false },
    base_text: null,
  };
  expect(wordsOf(cell('Ferries', omitted, ' sail ', added, '.'))).toBe('Ferries sail again.');
  expect(wordsOf(cell('Ferries sail.', ' ', 'The wind has dropped.'))).toBe('Ferries sail.');
  expect(wordsOf(cell('Ferries sail.', ' … ', 'The wind has dropped.'))).toBe('Ferries sail.');
});
