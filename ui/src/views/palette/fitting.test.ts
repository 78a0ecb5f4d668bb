import { expect, test } from 'vitest';
import { fitting } from './fitting';

const things = ['Only differences', 'Next difference', 'Matrix', 'Zentralbank lässt den Zins'].map(
  (words) => ({
    words,
  }),
);

function found(typed: string): string[] {
  return fitting(things, typed).map(({ words }) => words);
}

test('every word that is typed has to be there, without case and accents', () => {
  expect(found('DIFF only')).toEqual(['Only differences']);
  expect(found('lasst')).toEqual(['Zentralbank lässt den Zins']);
  expect(found('quote')).toEqual([]);
  expect(found('')).toHaveLength(things.length);
});

test('what begins like it comes before what holds it', () => {
  expect(found('d')).toEqual(['Only differences', 'Next difference', 'Zentralbank lässt den Zins']);
  expect(found('x')).toEqual(['Next difference', 'Matrix']);
  expect(found('n')).toEqual(['Next difference', 'Only differences', 'Zentralbank lässt den Zins']);
});
