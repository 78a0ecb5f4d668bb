import { expect, test } from '@playwright/test';
import { ferry } from '../fixture/ferry';
import { stories } from '../fixture/library';
import { isAccessible } from './checks';
import { answer, asked, openWindow } from './shell';

test('a report is saved, opened and shown in its folder', async ({ page }) => {
  await openWindow(page, { stories: stories(new Date()), story: ferry, savedReport: { name: 'Ferry.html' } });
  await page.getByRole('button', { name: 'Report…' }).click();
  await page.getByRole('menuitem', { name: 'Web page' }).click();
  expect(await asked(page, 'save_report')).toEqual([{ story: 'story-ferry', base: null, format: 'html' }]);
  const banner = page.getByRole('status').filter({ hasText: 'Report saved as Ferry.html.' });
  await expect(banner).toBeVisible();
  await isAccessible(page);
  await banner.getByRole('button', { name: 'Open', exact: true }).click();
  await banner.getByRole('button', { name: 'Show in folder' }).click();
  expect(await asked(page, 'open_saved_report')).toHaveLength(1);
  expect(await asked(page, 'show_saved_report')).toHaveLength(1);
  await banner.getByRole('button', { name: 'Dismiss' }).click();
  await expect(banner).toHaveCount(0);
});

test('a report that is not saved after all says nothing', async ({ page }) => {
  await openWindow(page, { stories: stories(new Date()), story: ferry, savedReport: null });
  await page.getByRole('button', { name: 'Report…' }).click();
  await page.getByRole('menuitem', { name: 'JSON' }).click();
  expect(await asked(page, 'save_report')).toEqual([{ story: 'story-ferry', base: null, format: 'json' }]);
  await expect(page.getByText('Report saved')).toHaveCount(0);
});

test('a report that cannot be written says why', async ({ page }) => {
  await openWindow(page, { stories: stories(new Date()), story: ferry });
  await expect(page.getByRole('table')).toBeVisible();
  await answer(page, { failing: { save_report: 'The disk is full. Make room and save again.' } });
  await page.getByRole('button', { name: 'Report…' }).click();
  await page.getByRole('menuitem', { name: 'Web page' }).click();
  await expect(page.getByRole('alert')).toContainText('The disk is full. Make room and save again.');
});
