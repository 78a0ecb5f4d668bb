import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const SOURCE = import.meta.dirname;

/** Which sources hold something. */
function holding(pattern: RegExp): string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(svelte|ts|css)$/.test(path) && !/\.test\.ts$/.test(path))
    .filter((path) => pattern.test(readFileSync(join(SOURCE, path), 'utf8')))
    .map((path) => relative(SOURCE, join(SOURCE, path)));
}

test('only the platform knows the shell', () => {
  expect(holding(/@tauri-apps|__TAURI/)).toEqual(['platform/index.ts']);
});

test('nothing is put into the page as markup', () => {
  expect(holding(/\{@html|innerHTML|insertAdjacentHTML|\beval\(|new Function/)).toEqual([]);
});

test('no template has a style of its own, which the shell’s policy forbids', () => {
  expect(holding(/\sstyle="/)).toEqual([]);
});

test('nothing is fetched from afar', () => {
  expect(holding(/https?:\/\/|\bfetch\(/)).toEqual([]);
});
