import { expect, test } from '@playwright/test';
import { ferry } from '../fixture/ferry';
import { stories } from '../fixture/library';
import { wording } from '../fixture/wording';
import { fits, isAccessible } from './checks';
import { answer, asked, openWindow } from './shell';

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openWindow(page, { stories: stories(new Date()), story: ferry, wording });
  await page.getByRole('tab', { name: 'Wording' }).click();
});

test('headlines stand one below the other, with the words that only one has', async ({ page }) => {
  const headlines = page.getByRole('region', { name: 'Headlines' });
  await expect(headlines.locator('mark')).toHaveText(['Seventeen', 'forces', 'burning']);
  await expect(headlines.getByRole('listitem').last()).toContainText('nowhere in its text: burning');
  await isAccessible(page);
  await fits(page);
});

test('the verbs of the same statement stand beside their sentences, and lead to the row', async ({
  page,
}) => {
  const verbs = page.getByRole('region', { name: 'Verbs for the same statement' });
  await expect(verbs.getByRole('rowheader')).toHaveText([/^A\s+say\s*$/, 'B claim as a claim']);
  await expect(verbs.locator('mark')).toHaveText(['said', 'claimed']);
  await verbs.getByRole('button', { name: 'Go to statement 4' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'they did it in the dark' })).toBeFocused();
});

test('a word that sets a text apart unfolds its uses', async ({ page }) => {
  const words = page.getByRole('region', { name: 'Words that set a text apart' });
  await expect(words).toContainText('No word sets it apart from A and B by more than chance.');
  await words.getByText('9 here, 0 elsewhere').click();
  await expect(words.getByText('The owner said the fire doors had been closed.')).toBeVisible();
  await isAccessible(page);
});

test('another base asks for the wording anew', async ({ page }) => {
  await expect.poll(() => asked(page, 'open_wording')).toHaveLength(1);
  await page.getByRole('tab', { name: 'Side by side' }).click();
  await answer(page, { story: structuredClone(ferry) });
  await page.getByRole('button', { name: /^Column B/ }).click();
  await page.getByRole('menuitem', { name: 'Compare the others with this one' }).click();
  await page.getByRole('tab', { name: 'Wording' }).click();
  await expect
    .poll(async () => (await asked(page, 'open_wording')).at(-1))
    .toEqual({ name: 'open_wording', request: { story: 'story-ferry', base: 'article-B' } });
});

test('what fails is said, and the other tabs stay', async ({ page }) => {
  await page.getByRole('tab', { name: 'Matrix' }).click();
  await answer(page, { failing: { open_wording: 'The archive is in use by another program.' } });
  await page.getByRole('tab', { name: 'Wording' }).click();
  await expect(page.getByRole('alert')).toContainText('The archive is in use by another program.');
  await page.getByRole('tab', { name: 'Matrix' }).click();
  await expect(page.getByRole('table', { name: /^Matrix/ })).toBeVisible();
});
