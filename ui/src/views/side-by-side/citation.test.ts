import { expect, test } from 'vitest';
import { ferry } from '../../../tests/fixture/ferry';
import { withCitation } from './citation';
import { witnessesOf } from './witnesses';

function cited(siglum: string, row: number): string {
  const witness = witnessesOf(ferry).find((witness) => witness.siglum === siglum);
  const cell = witness && ferry.side_by_side.rows[row]?.cells[witness.place];
  if (!witness || !cell) throw new Error('the article carries the statement');
  return withCitation(witness, cell);
}

test('a reading is copied with its outlet, headline, time and address, without words that it lacks', () => {
  expect(cited('A', 0)).toMatch(
    /^Seventeen people were injured .*\n— The Callow Courier, Seventeen hurt as fire forces 243 off Skerrow ferry, .*2025.* UTC, https:\/\/callow-courier\.example\/fire$/,
  );
  expect(cited('C', 2)).toMatch(/^Everyone on board was taken off\.\n/);
});

test('what is not known of an article is left out', () => {
  expect(cited('G', 1)).toMatch(/\n— The National Ledger, \w+,? [\w ]+,? 2025$/);
});
