import { expect, test, type Locator, type Page } from '@playwright/test';
import { ferry } from '../fixture/ferry';
import { large } from '../fixture/large';
import { stories } from '../fixture/library';
import { fits, isAccessible } from './checks';
import { openWindow } from './shell';

async function openMatrix(page: Page, story = ferry): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openWindow(page, { stories: stories(new Date()), story });
  await page.getByRole('tab', { name: 'Matrix' }).click();
  await expect(page.getByRole('table', { name: /^Matrix/ })).toBeVisible();
}

function row(page: Page, words: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader').getByText(words) });
}

test('statements stand from those that all carry to those of one alone', async ({ page }) => {
  await openMatrix(page);
  await expect(page.locator('.group')).toHaveText([/^By all/, /^By some/, /^By one/]);
  const widest = page.getByRole('row').filter({ hasText: 'The Lady Hesper was on her way' });
  await expect(widest.getByRole('cell').last()).toHaveText('5');
  const alone = row(page, 'The parish hall in Skerrow is open all night');
  await expect(alone.getByRole('cell').last()).toHaveText('1');
  await isAccessible(page);
});

test('a cell says how an outlet carries the statement, and that one omits it', async ({ page }) => {
  await openMatrix(page);
  const injured = row(page, 'Seventeen people were injured');
  await expect(injured.getByRole('button', { name: /^Radio Skerrow: edited, contradicts/ })).toBeVisible();
  await expect(injured.getByRole('cell').nth(3)).toHaveAccessibleName('Norrisay Coastguard omits this');
  await expect(injured.getByRole('cell').nth(3)).toHaveCSS('background-image', /gradient/);
  const crew = row(page, 'The crew did exactly what they train for');
  await expect(crew.getByRole('button', { name: /^Mainland Standard: edited, quote altered/ })).toBeVisible();
});

test('a cell leads to its reading side by side, and the tab keeps its place', async ({ page }) => {
  await page.setViewportSize({ width: 1100, height: 480 });
  await openMatrix(page);
  const scroller = page.getByRole('region', { name: /^Matrix/ });
  await scroller.evaluate((node) => node.scrollTo(0, 300));
  await row(page, 'The cause of the fire is not known')
    .getByRole('button', { name: /^Островной вестник/ })
    .click();
  await expect(page.getByRole('tab', { name: 'Side by side' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('columnheader').filter({ hasText: 'Островной вестник' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Причина пожара неизвестна.' })).toBeFocused();
  await page.getByRole('tab', { name: 'Matrix' }).click();
  expect(await scroller.evaluate((node) => node.scrollTop)).toBe(300);
});

test('tabs are walked through with the arrow keys', async ({ page }) => {
  await openMatrix(page);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Disagreements 2' })).toBeFocused();
  await expect(page.getByRole('region', { name: /^Disagreements/ })).toBeVisible();
  await page.keyboard.press('Home');
  await expect(page.getByRole('tab', { name: 'Side by side' })).toHaveAttribute('aria-selected', 'true');
});

test('fifty outlets and two hundred statements keep few nodes in the document', async ({ page }) => {
  await openMatrix(page, large(50, 200));
  const nodes = () => page.evaluate(() => document.querySelectorAll('*').length);
  await expect.poll(nodes).toBeLessThan(5000);
  await page.getByRole('region', { name: /^Matrix/ }).evaluate((node) => node.scrollTo(0, node.scrollHeight));
  await expect(page.getByRole('row').nth(200)).not.toBeEmpty();
  await expect.poll(nodes).toBeLessThan(5000);
});

for (const size of [
  { width: 1440, height: 900 },
  { width: 560, height: 760 },
])
  test(`the matrix fits a window of ${size.width} × ${size.height}`, async ({ page }) => {
    await openMatrix(page);
    await page.setViewportSize(size);
    await fits(page);
  });
