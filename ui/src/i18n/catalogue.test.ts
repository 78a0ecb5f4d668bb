import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type {
  BlockKind,
  CueClass,
  Decided,
  DisagreementKind,
  LeftOut,
  ReadingDoubt,
  Relation,
} from '../api/generated';
import type { Carriage } from '../collation/carried';
import type { RowKind } from '../collation/differences';
import { TABS } from '../views/story/look.svelte';
import { Catalogue } from './catalogue';

const SOURCE = join(import.meta.dirname, '..');
const CATALOGUE = readFileSync(join(SOURCE, '../../data/messages/en/ui.ftl'), 'utf8');

const ids = [...CATALOGUE.matchAll(/^([a-z][a-z-]*) =/gm)].map(([, id]) => id as string);

/** The sources of the view, without tests. */
function sources(): string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(svelte|ts)$/.test(path) && !/\.test\.ts$/.test(path) && !path.startsWith('api'))
    .map((path) => readFileSync(join(SOURCE, path), 'utf8'));
}

/** The names of messages in a call of `say`, which may choose between several. */
function said(source: string): string[] {
  return [...source.matchAll(/\bsay\(([^,]*?)[,)]/gs)].flatMap(([, first = '']) =>
    [...first.matchAll(/'([^']+)'/g)]
      .map(([, id]) => id as string)
      .filter((id) => id.includes('-') || ids.includes(id)),
  );
}

test('every message that is said exists', () => {
  const missing = sources()
    .flatMap(said)
    .filter((id) => !ids.includes(id));
  expect(missing).toEqual([]);
});

test('every message is said', () => {
  const used = new Set(sources().flatMap(said));
  expect(used.size).toBeGreaterThan(50);
  expect(ids.filter((id) => !used.has(id))).toEqual([]);
});

test('every call of say names its messages in place', () => {
  const calls = sources().flatMap((source) =>
    [...source.matchAll(/\bsay\(([^)]{0,60})/g)].map(([, call]) => call ?? ''),
  );
  const indirect = calls.filter((call) => !call.includes("'") && !/^id[:,]/.test(call));
  expect(indirect).toEqual([]);
});

const catalogue = new Catalogue('en');

/** What a message says for each of several names: each has to have words of its own. */
function eachHasWords(id: string, argument: string, names: Record<string, true>): void {
  const words = Object.keys(names).map((name) => catalogue.say(id, { [argument]: name, siglum: 'A' }));
  expect(new Set(words).size, `${id}: ${words.join(', ')}`).toBe(words.length);
}

const LEFT_OUT: Record<LeftOut, true> = {
  headline: true,
  byline: true,
  dateline: true,
  repeated_headline: true,
  photo_caption: true,
  photo_credit: true,
  teaser: true,
  source_footer: true,
  section_label: true,
  share_line: true,
  sign_up: true,
  author_bio: true,
  advertisement: true,
  comments: true,
  copyright: true,
  navigation: true,
  outside_article: true,
  not_shown: true,
  repeated_across_pages: true,
  by_person: true,
};
const CARRIAGES: Record<Carriage, true> = { all: true, some: true, one: true };
const CUE_CLASSES: Record<CueClass, true> = {
  neutral: true,
  announcing: true,
  claiming: true,
  insisting: true,
  conceding: true,
  denying: true,
  warning: true,
  demanding: true,
  suggesting: true,
};
const BLOCK_KINDS: Record<BlockKind, true> = {
  headline: true,
  dek: true,
  byline: true,
  dateline: true,
  paragraph: true,
  subhead: true,
  list_item: true,
  block_quote: true,
  caption: true,
  credit: true,
  teaser: true,
  furniture: true,
};
const RELATIONS: Record<Relation, true> = { verbatim: true, edited: true, reworded: true, translated: true };
const DOUBTS: Record<ReadingDoubt, true> = {
  replaced_characters: true,
  wrong_charset: true,
  extractors_disagree: true,
  pages_missing: true,
  short_body: true,
  summary_only: true,
  hidden_characters: true,
  direction_overrides: true,
  look_alike_letters: true,
  shown_by_script: true,
  collapsed: true,
  several_stories: true,
};
const DISAGREEMENTS: Record<DisagreementKind, true> = {
  money: true,
  number: true,
  percent: true,
  date: true,
  time: true,
  duration: true,
  negation: true,
  comparative: true,
  name: true,
  ordinal: true,
};
const DECIDED: Record<Decided, true> = { joined: true, parted: true, locked: true };
const ROW_KINDS: Record<RowKind, true> = {
  altered: true,
  disagrees: true,
  edited: true,
  reworded: true,
  moved: true,
  missing: true,
  only: true,
  same: true,
  elsewhere: true,
};

test('everything that the engine can name has words of its own', () => {
  eachHasWords('left-out', 'reason', LEFT_OUT);
  eachHasWords('left-out-because', 'reason', LEFT_OUT);
  eachHasWords('block-kind', 'kind', BLOCK_KINDS);
  eachHasWords('relation', 'relation', RELATIONS);
  eachHasWords('relation-from', 'relation', RELATIONS);
  eachHasWords('doubt', 'doubt', DOUBTS);
  eachHasWords('tag-differs', 'kind', DISAGREEMENTS);
  eachHasWords('tag-decided', 'decided', DECIDED);
  eachHasWords('decided', 'decided', DECIDED);
  eachHasWords('decision-kind', 'decided', DECIDED);
  eachHasWords('tab', 'tab', Object.fromEntries(TABS.map((tab) => [tab, true as const])));
  eachHasWords('wording-class', 'class', CUE_CLASSES);
  eachHasWords('matrix-group', 'carriage', CARRIAGES);
  eachHasWords('overview-kind', 'kind', ROW_KINDS);
});

test('every message can be said without a fault', () => {
  const names = [...new Set([...CATALOGUE.matchAll(/\$([a-z]+)/g)].map(([, name]) => name as string))];
  const args = Object.fromEntries(names.map((name) => [name, name === 'count' ? 2 : 'words']));
  for (const id of ids) expect(catalogue.say(id, args), id).toMatch(/^[^{}]{2,}$/);
});

test('a language that is not shipped is said in English, with the region’s dates', () => {
  const other = new Catalogue('eo-DE');
  expect(other.language).toBe('en');
  expect(other.locale).toBe('en-DE');
  expect(new Catalogue('not a locale').language).toBe('en');
});

test('a name written from right to left is set apart from the sentence', () => {
  expect(catalogue.say('columns-show', { name: 'صحيفة' })).toBe('Show \u2068صحيفة\u2069');
  expect(catalogue.say('columns-show', { name: 'Ledger' })).toBe('Show Ledger');
});
