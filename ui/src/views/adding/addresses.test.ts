import { expect, test } from 'vitest';
import { addressesIn } from './addresses';

test('addresses stand alone, one a line, and each counts once', () => {
  expect(
    addressesIn(' https://gazette.example/a\r\n\nHTTP://courier.example/b?c=d\nhttps://gazette.example/a'),
  ).toEqual(['https://gazette.example/a', 'HTTP://courier.example/b?c=d']);
});

test('a text that says more is an article', () => {
  for (const text of [
    '',
    'Read https://gazette.example/a',
    'https://gazette.example/a says so',
    'ftp://gazette.example/a',
    'https://',
  ]) {
    expect(addressesIn(text)).toEqual([]);
  }
});
