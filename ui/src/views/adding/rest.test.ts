import { expect, test } from 'vitest';
import { rest } from './rest';

test('the time that is left is said no finer than it can be known', () => {
  expect([0, 7, 41, 90].map(rest)).toEqual([
    'about 10 seconds left',
    'about 10 seconds left',
    'about 50 seconds left',
    'about 90 seconds left',
  ]);
  expect([91, 684, 5400].map(rest)).toEqual([
    'about 2 minutes left',
    'about 12 minutes left',
    'about 90 minutes left',
  ]);
  expect([5401, 7201].map(rest)).toEqual(['about 2 hours left', 'about 3 hours left']);
});
