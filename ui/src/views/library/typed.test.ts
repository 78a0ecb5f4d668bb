import { expect, test } from 'vitest';
import { asTyped } from './typed';

test('a word that is being typed is the beginning of words, and one that is finished is not', () => {
  expect(asTyped('harb')).toBe('harb*');
  expect(asTyped(' old harb')).toBe('old harb*');
  expect(asTyped('harbour ')).toBe('harbour');
  expect(asTyped('title:harb')).toBe('title:harb*');
  expect(asTyped('harbour -ferr')).toBe('harbour -ferr*');
  expect(asTyped('harb*')).toBe('harb*');
});

test('a phrase that is being typed is closed', () => {
  expect(asTyped('"harbour br')).toBe('"harbour br"');
  expect(asTyped('fire "')).toBe('fire');
  expect(asTyped('"')).toBe('');
  expect(asTyped('"harbour bridge"')).toBe('"harbour bridge"');
});

test('what stands behind a field is taken as it is', () => {
  expect(asTyped('bridge language:en')).toBe('bridge language:en');
  expect(asTyped('after:2024')).toBe('after:2024');
});

test('nothing is nothing', () => {
  expect(asTyped('')).toBe('');
  expect(asTyped('  ')).toBe('');
});
