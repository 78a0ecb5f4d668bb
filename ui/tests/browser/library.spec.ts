import { expect, test } from '@playwright/test';
import type { SearchView } from '../../src/api/generated';
import { ferry } from '../fixture/ferry';
import { stories } from '../fixture/library';
import { fits, isAccessible } from './checks';
import { answer, asked, openWindow } from './shell';

const now = new Date();

test('stories stand by day with their counts, and the newest is open', async ({ page }) => {
  await openWindow(page, { stories: stories(now), story: ferry });
  const rail = page.getByRole('navigation', { name: 'Stories' });
  await expect(rail.getByRole('list', { name: 'Today' }).getByRole('button')).toHaveCount(1);
  await expect(rail.getByRole('list', { name: 'Earlier' }).getByRole('button')).toHaveCount(2);
  const newest = rail.getByRole('button', { name: 'Fire on the Skerrow ferry' });
  await expect(newest).toHaveAttribute('aria-current', 'page');
  await expect(newest).toContainText('6 outlets · 1 primary source');
  await expect(newest).toContainText('2 places altered in quotes');
  await expect(newest).toContainText('2 disagreements');
  await expect(page.getByRole('heading', { level: 1, name: 'Fire on the Skerrow ferry' })).toBeVisible();
});

test('search narrows the stories as one types, without case and accents', async ({ page }) => {
  await openWindow(page, { stories: stories(now), story: ferry });
  const search = page.getByRole('searchbox', { name: 'Search stories' });
  const titles = page.getByRole('navigation').getByRole('listitem');
  await search.pressSequentially('LASST');
  await expect(titles).toHaveCount(1);
  await expect(titles).toContainText('Zentralbank');
  await search.fill('nothing like this');
  await expect(titles).toHaveCount(0);
  await expect(page.getByText('No article has this.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all stories' }).click();
  await expect(titles).toHaveCount(3);
});

test('search finds passages in the texts as one types, and leads to them', async ({ page }) => {
  const found: SearchView = {
    total: 31,
    not_yet: 2,
    found: [
      {
        article: 'article-E',
        story: 'story-ferry',
        revision: 1,
        latest: true,
        outlet: 'Островной вестник',
        title: 'Пожар на пароме: все пассажиры спасены',
        title_hits: [{ start: 0, end: 5 }],
        published: '2025-03-12T09:40:00+03:00',
        seen: '2025-03-12T10:00:00Z',
        language: 'ru',
        passages: [
          {
            passage: 3,
            block: 3,
            text: 'Причина пожара неизвестна.',
            hits: [{ start: 8, end: 14 }],
            cut_before: false,
            cut_after: false,
          },
        ],
      },
    ],
  };
  await openWindow(page, { stories: stories(now), story: ferry, found });
  await page.getByRole('searchbox', { name: 'Search stories' }).fill('пожар');
  const list = page.getByRole('list', { name: 'In the texts' });
  await expect(page.getByText('31 articles')).toContainText('2 articles cannot be searched yet.');
  await expect(list.locator('mark')).toHaveText(['Пожар', 'пожара']);
  expect(await asked(page, 'search')).toContainEqual({
    name: 'search',
    request: { query: 'пожар*', earlier: false, limit: 20 },
  });
  await isAccessible(page);
  await list.getByRole('button', { name: 'Причина пожара неизвестна.' }).click();
  // Its column was not among those that are shown.
  await expect(page.getByRole('columnheader').filter({ hasText: 'Островной вестник' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Причина пожара неизвестна.' })).toBeFocused();
});

test('why something cannot be sought is said where the results would stand', async ({ page }) => {
  const failing = { search: 'Nothing is written behind “outlet:”.' };
  await openWindow(page, { stories: stories(now), story: ferry, failing });
  await page.getByRole('searchbox', { name: 'Search stories' }).fill('outlet:');
  await expect(page.getByRole('navigation').getByText('Nothing is written behind “outlet:”.')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a story opens at a click', async ({ page }) => {
  await openWindow(page, { stories: stories(now), story: ferry });
  await page.getByRole('button', { name: 'Harbour bridge' }).click();
  await expect
    .poll(() => asked(page, 'open_story'))
    .toContainEqual({
      name: 'open_story',
      request: { story: 'story-bridge', base: null },
    });
});

test('an empty library says what to do and offers the sample stories', async ({ page }) => {
  await openWindow(page, { stories: [] });
  await expect(page.getByRole('heading', { name: 'What does each of them say?' })).toBeVisible();
  await page.getByRole('button', { name: 'Open the sample stories' }).click();
  expect(await asked(page, 'add_samples')).toHaveLength(1);
  await page.getByRole('main').getByRole('button', { name: 'Choose files…' }).click();
  await page.getByRole('main').getByRole('button', { name: 'Choose a folder…' }).click();
  expect(await asked(page, 'choose_files')).toHaveLength(1);
  expect(await asked(page, 'choose_folder')).toHaveLength(1);
  await isAccessible(page);
});

test('what fails is said in a banner that can be dismissed', async ({ page }) => {
  await openWindow(page, {
    stories: stories(now),
    failing: { open_story: 'The archive is in use by another program.' },
  });
  const banner = page.getByRole('alert');
  await expect(banner).toContainText('The archive is in use by another program.');
  await isAccessible(page);
  await banner.getByRole('button', { name: 'Dismiss' }).click();
  await expect(banner).toHaveCount(0);
  await answer(page, { failing: {}, story: ferry });
  await page.getByRole('button', { name: 'Fire on the Skerrow ferry' }).click();
  await expect(page.getByRole('table')).toBeVisible();
});

test('in a narrow window the library and the story take turns', async ({ page }) => {
  await page.setViewportSize({ width: 560, height: 760 });
  await openWindow(page, { stories: stories(now), story: ferry });
  await expect(page.getByRole('main')).toBeHidden();
  await fits(page);
  await page.getByRole('button', { name: 'Fire on the Skerrow ferry' }).click();
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.getByRole('navigation')).toBeHidden();
  await fits(page);
  await page.getByRole('button', { name: 'All stories' }).click();
  await expect(page.getByRole('navigation')).toBeVisible();
});

test('a story of one article says what is missing and marks nothing', async ({ page }) => {
  const { columns, rows, folds } = ferry.side_by_side;
  const alone = {
    ...ferry,
    articles: ferry.articles.slice(0, 1),
    side_by_side: {
      columns: columns.slice(0, 1),
      rows: rows
        .filter((row) => row.cells[0] !== null)
        .map((row) => ({ ...row, cells: row.cells.slice(0, 1), not_compared: [], disagrees: [] })),
      folds: folds.filter((fold) => fold.siglum === 'A'),
    },
  };
  await openWindow(page, { stories: stories(now), story: alone });
  await expect(page.getByText('One article so far.')).toBeVisible();
  await expect(page.getByText('No differences')).toBeVisible();
  await expect(page.getByText('only here')).toHaveCount(0);
  await isAccessible(page);
});
