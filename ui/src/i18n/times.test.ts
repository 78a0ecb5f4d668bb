import { expect, test } from 'vitest';
import { speak } from '.';
import { isToday, statedDays, statedTime, timeStyle } from './times';

speak('en-GB');

const plain = { zone: false, year: false };

test('a time is written as its source states it, not in another zone', () => {
  expect(statedTime('2024-10-22T23:50:00+03:00', plain)).toContain('23:50');
  expect(statedTime('2024-10-22T23:50:00+03:00', plain)).toContain('22');
});

test('a day alone gets no hour', () => {
  expect(statedTime('2024-10-22', plain)).not.toMatch(/\d:\d/);
});

test('times in several zones name them', () => {
  const times = ['2024-10-22T18:04:00+01:00', '2024-10-22T20:00:00+03:00', null, '2024-10-22'];
  expect(timeStyle(times)).toEqual({ zone: true, year: false });
  expect(timeStyle(times.slice(0, 1))).toEqual(plain);
  expect(statedTime('2024-10-22T18:04:00+01:00', { zone: true, year: false })).toMatch(/ UTC\+1$/);
  expect(statedTime('2024-10-22T18:04:00Z', { zone: true, year: false })).toMatch(/ UTC$/);
  expect(statedTime('2024-10-22T18:04:00-03:30', { zone: true, year: false })).toMatch(/ UTC−3:30$/);
});

test('times in several years name them', () => {
  expect(timeStyle(['2024-12-31', '2025-01-01'])).toEqual({ zone: false, year: true });
  expect(statedTime('2024-12-31', { zone: false, year: true })).toContain('2024');
});

test('what is no time is left as it is', () => {
  expect(statedTime('last week', plain)).toBe('last week');
});

test('days are a range, and one day is one day', () => {
  expect(statedDays('2024-10-22', '2024-10-23')).toMatch(/22.*23.*2024/);
  expect(statedDays('2024-10-22T08:00:00Z', '2024-10-22T18:00:00Z').match(/22/g)).toHaveLength(1);
});

test('today is the day of the clock that is handed in', () => {
  const now = new Date(2025, 2, 12, 0, 30);
  expect(isToday(new Date(2025, 2, 12, 23, 0).toISOString(), now)).toBe(true);
  expect(isToday(new Date(2025, 2, 11, 23, 59).toISOString(), now)).toBe(false);
});
