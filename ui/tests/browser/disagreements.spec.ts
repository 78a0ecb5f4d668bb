import { expect, test } from '@playwright/test';
import { ferry } from '../fixture/ferry';
import { stories } from '../fixture/library';
import { fits, isAccessible } from './checks';
import { openWindow } from './shell';

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

test('what contradicts each other stands together, the weightiest first, with the sentences', async ({
  page,
}) => {
  await openWindow(page, { stories: stories(new Date()), story: ferry });
  await page.getByRole('tab', { name: 'Disagreements' }).click();
  const list = page.getByRole('region', { name: /^Disagreements/ }).locator('li');
  await expect(list).toHaveCount(2);
  await expect(list.first().locator('.side')).toHaveText(['A Seventeen', 'B Fourteen', 'C 17']);
  await expect(list.first()).toContainText('A blaze below deck left');
  await isAccessible(page);
  await fits(page);
  await list.first().getByRole('button', { name: 'Go to statement 1' }).click();
  await expect(
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Statement 1', exact: true }) }),
  ).toBeFocused();
});

test('a story without disagreements says so, and its tab has no count', async ({ page }) => {
  const calm = structuredClone(ferry);
  for (const row of calm.side_by_side.rows) row.disagrees = [];
  await openWindow(page, { stories: stories(new Date()), story: calm });
  const tab = page.getByRole('tab', { name: 'Disagreements' });
  await expect(tab).toHaveText('Disagreements');
  await tab.click();
  await expect(page.getByText(/contradict each other\.$/)).toBeVisible();
});
