import { expect, test } from 'vitest';
import { stretches } from './stretches';

test('a text is cut where what was found begins and ends, by code points', () => {
  expect(stretches('𝔄 fire at sea', [{ start: 2, end: 6 }])).toEqual([
    { text: '𝔄 ', hit: false },
    { text: 'fire', hit: true },
    { text: ' at sea', hit: false },
  ]);
  expect(stretches('fire', [{ start: 0, end: 4 }])).toEqual([{ text: 'fire', hit: true }]);
  expect(stretches('sea', [])).toEqual([{ text: 'sea', hit: false }]);
});

test('places that overlap are shown once', () => {
  const cut = stretches('港口大桥', [
    { start: 0, end: 2 },
    { start: 1, end: 3 },
  ]);
  expect(cut.map((stretch) => stretch.text).join('')).toBe('港口大桥');
  expect(cut.filter((stretch) => stretch.hit).map((stretch) => stretch.text)).toEqual(['港口', '大']);
});
