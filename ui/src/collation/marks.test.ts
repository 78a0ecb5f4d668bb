import { expect, test } from 'vitest';
import { marked } from '../../tests/fixture/writing';
import { lookOf } from './marks';

test('text without a mark has no look', () => {
  expect(lookOf({ text: 'a', mark: null, base_text: null })).toBeNull();
});

test('a contradiction is seen before anything else', () => {
  expect(lookOf(marked('changed', 'a', 'number', { disagrees: true }))).toBe('disagrees');
  expect(lookOf(marked('varies', 'a', 'number', { disagrees: true }))).toBe('disagrees');
});

test('words left out are struck out whatever they are', () => {
  expect(lookOf(marked('omitted', 'a', 'quotation', { disagrees: true }))).toBe('omitted');
});

test('a change inside quotation marks has its own look, the base’s words have not', () => {
  expect(lookOf(marked('changed', 'a', 'quotation'))).toBe('quote');
  expect(lookOf(marked('added', 'a', 'quotation'))).toBe('quote');
  expect(lookOf(marked('varies', 'a', 'quotation'))).toBe('varies');
  expect(lookOf(marked('added', 'a', 'wording'))).toBe('added');
});
