import { expect, test, type Page } from '@playwright/test';
import { ferry } from '../fixture/ferry';
import { mixedSummary, stories } from '../fixture/library';
import { isAccessible } from './checks';
import { answer, asked, openWindow, tell } from './shell';

const now = new Date();

async function paste(page: Page, on: string, data: Record<string, string>): Promise<void> {
  await page.locator(on).evaluate((target, data) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

test('adding shows how far it is and can be cancelled', async ({ page }) => {
  await openWindow(page, { stories: stories(now), story: ferry });
  await expect(page.getByRole('table')).toBeVisible();
  await tell(page, { kind: 'adding', job: 7, done: 0, total: 0, source: null, pace: null });
  await expect(page.getByRole('heading', { name: 'Adding articles…' })).toBeVisible();
  await tell(page, {
    kind: 'adding',
    job: 7,
    done: 3,
    total: 12,
    source: 'radio-skerrow.html',
    pace: { per_minute: 30, rest_seconds: 18 },
  });
  const sheet = page.getByRole('region', { name: 'Articles coming in' });
  await expect(sheet.getByRole('heading')).toHaveText('Adding 3 of 12…');
  await expect(sheet.getByRole('progressbar')).toHaveJSProperty('value', 3);
  await expect(sheet).toContainText('radio-skerrow.html');
  await expect(sheet).toContainText('30 a minute, about 20 seconds left');
  await isAccessible(page);
  await sheet.getByRole('button', { name: 'Cancel' }).click();
  expect(await asked(page, 'cancel')).toEqual([{ name: 'cancel', request: { job: 7 } }]);
  await expect(sheet.getByRole('button', { name: 'Cancelling…' })).toBeDisabled();
  await tell(page, { kind: 'added', job: 7, summary: { items: [], cancelled: true } });
  await expect(sheet).toContainText('Cancelled. What was finished before stays.');
});

test('the summary says what came in, what did not and why, and goes when dismissed', async ({ page }) => {
  await openWindow(page, { stories: stories(now), story: ferry });
  await tell(page, { kind: 'added', job: 1, summary: mixedSummary });
  const sheet = page.getByRole('region', { name: 'Articles coming in' });
  await expect(sheet.getByRole('heading', { level: 2 })).toHaveText('3 articles came in');
  await expect(sheet.getByRole('heading', { level: 3 })).toHaveText([
    '2 could not be read',
    'New',
    'New revisions of articles that were here',
    'Already here',
  ]);
  await expect(sheet).toContainText('This is a picture. Drop the page or the text of the article.');
  await expect(sheet.getByRole('listitem').nth(1)).toContainText('The file is kept in the archive.');
  await expect(sheet.getByRole('listitem').nth(1)).toContainText('march/cut-off.html');
  await isAccessible(page);
  await sheet.getByRole('button', { name: 'Harbour bridge closes after a crack is found' }).click();
  await expect
    .poll(() => asked(page, 'open_story'))
    .toContainEqual({
      name: 'open_story',
      request: { story: 'story-bridge', base: null },
    });
  await sheet.getByRole('button', { name: 'Close', exact: true }).press('Escape');
  await expect(sheet).toHaveCount(0);
});

test('the one story that articles came into opens by itself', async ({ page }) => {
  await openWindow(page, { stories: [] });
  await expect(page.getByRole('heading', { name: 'What does each of them say?' })).toBeVisible();
  await answer(page, { stories: stories(now), story: ferry });
  const items = mixedSummary.items.filter(({ source }) => source === 'callow-courier.html');
  await tell(page, { kind: 'added', job: 1, summary: { items, cancelled: false } });
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: '1 article came in' })).toBeVisible();
});

test('articles of several stories take nobody away from what they read', async ({ page }) => {
  await openWindow(page, { stories: stories(now), story: ferry });
  await expect(page.getByRole('table')).toBeVisible();
  await page.getByRole('button', { name: 'Zentralbank' }).click();
  await tell(page, { kind: 'added', job: 1, summary: mixedSummary });
  await expect(page.getByRole('heading', { level: 2, name: '3 articles came in' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Zentralbank' })).toHaveAttribute('aria-current', 'page');
});

test('what is pasted outside a text field is added, formatted text included', async ({ page }) => {
  await openWindow(page, { stories: stories(now), story: ferry });
  await expect(page.getByRole('table')).toBeVisible();
  await paste(page, 'body', { 'text/plain': 'A fire broke out.', 'text/html': '<p>A fire broke out.</p>' });
  await paste(page, 'body', { 'text/plain': 'Only plain.' });
  await paste(page, 'input[type=search]', { 'text/plain': 'ferry' });
  expect(await asked(page, 'add_paste')).toEqual([
    { name: 'add_paste', request: { text: 'A fire broke out.', html: '<p>A fire broke out.</p>' } },
    { name: 'add_paste', request: { text: 'Only plain.', html: null } },
  ]);
});

test('a pasted address is offered to be fetched, and fetched only when the person says so', async ({
  page,
}) => {
  await openWindow(page, { stories: stories(now), story: ferry });
  await expect(page.getByRole('table')).toBeVisible();
  const addresses = ['https://gazette.example/ferry', 'https://courier.example/ferry'];
  await paste(page, 'body', { 'text/plain': addresses.join('\n'), 'text/html': '<a href="#">Ferry</a>' });
  const sheet = page.getByRole('region', { name: 'Addresses that you pasted' });
  await expect(sheet.getByRole('heading')).toHaveText('Fetch 2 pages?');
  await expect(sheet.getByRole('listitem')).toHaveText(addresses);
  await isAccessible(page);
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  expect(await asked(page, 'add_addresses')).toEqual([]);

  await paste(page, 'body', { 'text/plain': addresses.join('\n') });
  await expect(sheet.getByRole('button', { name: 'Fetch', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(sheet).toHaveCount(0);
  expect(await asked(page, 'add_addresses')).toEqual([{ name: 'add_addresses', request: { addresses } }]);
  expect(await asked(page, 'add_paste')).toEqual([]);
});

test('an empty clipboard is answered with what to do', async ({ page }) => {
  await openWindow(page, { stories: stories(now), story: ferry });
  await expect(page.getByRole('table')).toBeVisible();
  await paste(page, 'body', {});
  await expect(page.getByRole('alert')).toContainText('There is no text on the clipboard.');
  expect(await asked(page, 'add_paste')).toEqual([]);
});

test('something dragged over the window is answered, and no longer when it leaves', async ({ page }) => {
  await openWindow(page, { stories: stories(now), story: ferry });
  await expect(page.getByRole('table')).toBeVisible();
  const drag = (name: string) =>
    page.evaluate(
      (name) => window.tell(`tauri://drag-${name}`, { paths: [], position: { x: 5, y: 5 } }),
      name,
    );
  await drag('enter');
  await expect(page.getByText('Let go to add')).toBeVisible();
  await drag('leave');
  await expect(page.getByText('Let go to add')).toHaveCount(0);
  await drag('over');
  await expect(page.getByText('Let go to add')).toBeVisible();
  await drag('drop');
  await expect(page.getByText('Let go to add')).toHaveCount(0);
});
