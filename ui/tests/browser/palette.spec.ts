import { expect, test } from '@playwright/test';
import { ferry } from '../fixture/ferry';
import { stories } from '../fixture/library';
import { isAccessible } from './checks';
import { asked, openWindow } from './shell';

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openWindow(page, { stories: stories(new Date()), story: ferry });
  await expect(page.getByRole('table')).toBeVisible();
  await page.keyboard.press('Control+k');
});

test('commands and stories are found by a few letters and run by key', async ({ page }) => {
  const field = page.getByRole('combobox', { name: 'Do or open…' });
  await expect(field).toBeFocused();
  await expect(page.getByRole('option', { name: 'Next difference J' })).toBeVisible();
  await isAccessible(page);
  await field.fill('matr');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('tab', { name: 'Matrix' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Control+k');
  // What can be done side by side is not offered here.
  await expect(page.getByRole('option', { name: 'Next difference J' })).toHaveCount(0);
  await field.fill('zentral');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await asked(page, 'open_story')).length).toBe(2);
});

test('the arrow keys choose, and Escape closes and does nothing', async ({ page }) => {
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('option').last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('table')).toBeVisible();
});

test('what has no name like this says so', async ({ page }) => {
  await page.getByRole('combobox').fill('nothing like this');
  await expect(page.getByText('Nothing is called so.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a slash leads to the search field, and the command key with a number to a tab', async ({ page }) => {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('table', { name: /^Matrix/ })).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('a/b');
  await expect(page.getByRole('searchbox')).toHaveValue('a/b');
});
