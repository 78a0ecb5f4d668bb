import { expect, test, type Locator, type Page } from '@playwright/test';
import type { DecisionLine } from '../../src/api/generated';
import { ferry } from '../fixture/ferry';
import { stories } from '../fixture/library';
import { fits, isAccessible } from './checks';
import { answer, asked, openWindow } from './shell';

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openWindow(page, { stories: stories(new Date()), story: ferry });
  await expect(page.getByRole('table')).toBeVisible();
});

function row(page: Page, number: number): Locator {
  return page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: `Statement ${number}`, exact: true }) });
}

/** The cell of a shown column, counted from the start. */
function cell(page: Page, statement: number, column: number): Locator {
  return row(page, statement).getByRole('cell').nth(column);
}

function heads(page: Page): Locator {
  return page.getByRole('columnheader');
}

async function inView(element: Locator): Promise<void> {
  await expect(element).toBeInViewport();
}

test('each article has a head with its outlet, time and part', async ({ page }) => {
  await expect(heads(page)).toHaveCount(5);
  await expect(heads(page).nth(1)).toContainText('The Callow Courier');
  await expect(heads(page).nth(1)).toContainText(/Tue,? 11 Mar, 21:15 UTC/);
  await expect(heads(page).nth(1)).toContainText('base');
  await expect(heads(page).nth(1)).toContainText('2 revisions');
  await expect(heads(page).nth(2)).toContainText('61% word for word in A');
  await expect(heads(page).nth(3)).toContainText('the order of letters is disguised');
  await expect(heads(page).nth(4)).toContainText('primary source');
  await expect(page.getByText('11–12 March 2025').or(page.getByText(/11\s–\s12 March 2025/))).toBeVisible();
  await expect(page.getByRole('banner').or(page.locator('header.story'))).toContainText(
    '6 outlets · primary source: Norrisay Coastguard',
  );
  await isAccessible(page);
});

test('a reading says how it relates to the base, in words and by its bar', async ({ page }) => {
  await expect(cell(page, 1, 1)).toContainText('edited');
  await expect(cell(page, 1, 1).locator('.bar')).toHaveCSS('border-inline-start-style', 'dashed');
  await expect(cell(page, 1, 2)).toContainText('reworded');
  await expect(cell(page, 1, 2).locator('.bar')).toHaveCSS('border-inline-start-style', 'dotted');
  await expect(cell(page, 2, 1).locator('.bar')).toHaveCSS('border-inline-start-style', 'solid');
  await expect(cell(page, 4, 2)).toContainText('quote altered · 2 places');
  await expect(cell(page, 12, 1)).toContainText('only here');
  await expect(cell(page, 14, 3)).toContainText('only in the primary source');
  await expect(cell(page, 6, 1)).toContainText('look at this join');
  await expect(cell(page, 1, 3)).toHaveText('not carried');
});

test('marked words differ by shape and are said', async ({ page }) => {
  const changed = cell(page, 1, 1).locator('mark').filter({ hasText: 'hurt' });
  await expect(changed).toHaveCSS('text-decoration-line', 'underline');
  await expect(changed).toHaveText('[changed from “injured”: hurt]');
  const disagrees = cell(page, 1, 1).locator('mark').filter({ hasText: 'Fourteen' });
  await expect(disagrees).toHaveCSS('text-decoration-style', 'double');
  await expect(disagrees).toContainText('contradicts another reading:');
  const omitted = cell(page, 3, 2).getByRole('deletion');
  await expect(omitted).toHaveCSS('text-decoration-line', 'line-through');
  await expect(omitted).toContainText('left out: in less than an hour');
  await expect(cell(page, 3, 1).locator('mark').first()).toContainText('added:');
  await expect(cell(page, 4, 2).locator('mark').first()).toContainText(
    'changed inside the quotation from “exactly what”:',
  );
});

test('figures that contradict each other stand in a tag, and only those', async ({ page }) => {
  await expect(cell(page, 1, 1).getByText('contradicts A: Fourteen here, Seventeen there')).toBeAttached();
  await expect(cell(page, 1, 0).getByText('contradicts B: Seventeen here, Fourteen there')).toBeAttached();
  await expect(cell(page, 1, 2)).toContainText('numbers differ');
  await expect(cell(page, 1, 2)).not.toContainText('Seventeen');
});

test('what the marks mean can be looked up', async ({ page }) => {
  await page.getByRole('button', { name: 'Marks' }).click();
  await expect(page.getByRole('dialog', { name: 'How to read the marks' })).toContainText(
    'words of the base that are lacking',
  );
  await isAccessible(page);
});

test('copying a reading takes neither spoken words nor words of another', async ({ page }) => {
  await cell(page, 3, 2)
    .locator('.text')
    .evaluate((text) => getSelection()?.selectAllChildren(text));
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('Everyone on board was taken off.');
});

test('what was left out unfolds below its column with its kind and reason', async ({ page }) => {
  await page.getByRole('button', { name: 'Show what was left out of A and C' }).click();
  const block = page.getByText('caption · describes a picture').first();
  await expect(block).toBeVisible();
  const share = page.getByText('page furniture · asks to share or follow').first();
  const [column, below] = [await heads(page).nth(3).boundingBox(), await share.boundingBox()];
  expect(below?.x).toBeGreaterThan(column?.x ?? Infinity);
  await isAccessible(page);
  await page.getByRole('button', { name: 'Hide what was left out of A and C' }).click();
  await expect(block).toHaveCount(0);
});

test('a block that was left out is put back, marked so, and left out again', async ({ page }) => {
  await page.getByRole('button', { name: 'Show what was left out of A and C' }).click();
  const block = page.locator('.block').filter({ hasText: 'Smoke rises from the Lady Hesper' });
  const text = 'Smoke rises from the Lady Hesper on Tuesday evening.';
  const putBack = structuredClone(ferry);
  for (const fold of putBack.side_by_side.folds)
    for (const left of fold.blocks) if (left.text === text) left.put_back = true;
  await answer(page, { story: putBack });
  const button = block.getByRole('button', { name: 'Put back' });
  await expect(button).toHaveAccessibleDescription(text);
  await button.press('Enter');
  const again = block.getByRole('button', { name: 'Leave out again' });
  await expect(again).toBeFocused();
  await expect(block).toContainText('put back, compared');
  await expect(page.getByText('photo credit, 1 put back')).toBeVisible();
  expect(await asked(page, 'put_back')).toEqual([
    { name: 'put_back', request: { article: 'article-A', block: 1, text } },
  ]);
  await expect.poll(async () => (await asked(page, 'open_library')).length).toBe(2);
  await isAccessible(page);
  await answer(page, { story: ferry });
  await again.press('Enter');
  await expect(button).toBeFocused();
  expect(await asked(page, 'leave_out')).toEqual([
    { name: 'leave_out', request: { article: 'article-A', block: 1, text } },
  ]);
});

/** Opens the menu of a reading. */
async function openMenu(page: Page, statement: number, column: number): Promise<void> {
  await cell(page, statement, column).hover();
  await cell(page, statement, column)
    .getByRole('button', { name: /what to do$/ })
    .click();
}

test('the menu of a reading is seen where one points', async ({ page }) => {
  const button = cell(page, 12, 1).getByRole('button', { name: 'Radio Skerrow in statement 12: what to do' });
  await expect(button).toBeHidden();
  await cell(page, 12, 1).hover();
  await expect(button).toBeVisible();
  await button.click();
  await expect(page.getByRole('menuitem', { name: 'Take out of this row' })).toBeDisabled();
  await isAccessible(page);
});

test('a reading is copied with its source', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openMenu(page, 1, 0);
  await page.getByRole('menuitem', { name: 'Copy with its source' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^Seventeen people were injured[^]*\n— The Callow Courier, Seventeen hurt/);
});

test('a reading is left out by key', async ({ page }) => {
  await page.keyboard.press('j');
  await expect(row(page, 1)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Put into another row…' })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => asked(page, 'leave_out'))
    .toEqual([
      {
        name: 'leave_out',
        request: {
          article: 'article-A',
          block: 0,
          text: 'Seventeen people were injured on Tuesday evening when fire broke out in the engine room of the Skerrow ferry.',
        },
      },
    ]);
});

test('a sentence inside its paragraph leaves out that paragraph, named by its number and how it begins', async ({
  page,
}) => {
  const inside = structuredClone(ferry);
  const reading = inside.side_by_side.rows[1]?.cells[0];
  if (!reading) throw new Error('the first article carries the second statement');
  Object.assign(reading, { block: 7, block_begins: 'The crossing had begun on time.' });
  await openWindow(page, { stories: stories(new Date()), story: inside });
  await openMenu(page, 2, 0);
  await page.getByRole('menuitem', { name: 'Leave this paragraph out' }).click();
  await expect
    .poll(() => asked(page, 'leave_out'))
    .toEqual([
      {
        name: 'leave_out',
        request: { article: 'article-A', block: 7, text: 'The crossing had begun on time.' },
      },
    ]);
});

const decision: DecisionLine = {
  number: 3,
  decided_at: '2025-03-12T10:00:00Z',
  kind: 'joined',
  passages: [{ article: 'article-C', siglum: 'C', text: 'What started the fire is still unclear.', row: 4 }],
  others: [],
  holds: true,
};

test('a reading is put into another row, and the decision is taken back', async ({ page }) => {
  await answer(page, { decision });
  await openMenu(page, 5, 2);
  await page.getByRole('menuitem', { name: 'Put into another row…' }).click();
  await expect(page.getByText('Choose the row that says the same.')).toBeVisible();
  // Its places are in its own column, beside readings of others; its own row is none.
  await expect(row(page, 5).getByRole('button', { name: /^Put it/ })).toHaveCount(0);
  await expect(row(page, 4).getByRole('button', { name: /^Put it/ })).toHaveCount(1);
  await isAccessible(page);
  await cell(page, 3, 2)
    .getByRole('button', { name: 'Put it here: statement 3, with The Callow Courier' })
    .click();
  await expect
    .poll(() => asked(page, 'join_readings'))
    .toEqual([
      {
        name: 'join_readings',
        request: {
          story: 'story-ferry',
          reading: { article: 'article-C', passages: [4], text: 'What started the fire is still unclear.' },
          with: {
            article: 'article-A',
            passages: [2],
            text: 'Everyone on board was taken off in less than an hour.',
          },
        },
      },
    ]);
  const news = page.getByRole('status').filter({ hasText: 'Put into one row.' });
  await news.getByRole('button', { name: 'Undo' }).click();
  await expect
    .poll(() => asked(page, 'undo_decision'))
    .toEqual([{ name: 'undo_decision', request: { story: 'story-ferry', number: 3 } }]);
  await expect(news).toHaveCount(0);
});

test('Escape lets a reading be that was to be put into another row', async ({ page }) => {
  await openMenu(page, 5, 2);
  await page.getByRole('menuitem', { name: 'Put into another row…' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Choose the row that says the same.')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Put it/ })).toHaveCount(0);
});

test('a reading is taken out of its row, and a row is locked', async ({ page }) => {
  await answer(page, { decision: { ...decision, kind: 'parted' } });
  await openMenu(page, 1, 1);
  await page.getByRole('menuitem', { name: 'Take out of this row' }).click();
  await expect(page.getByText('Taken out of the row.')).toBeVisible();
  const reading = {
    article: 'article-B',
    passages: [0],
    text: 'Fourteen people were hurt on Tuesday evening when fire broke out in the engine room of the Skerrow ferry.',
  };
  expect(await asked(page, 'part_reading')).toEqual([
    { name: 'part_reading', request: { story: 'story-ferry', reading } },
  ]);
  await answer(page, { decision: { ...decision, kind: 'locked' } });
  await openMenu(page, 1, 1);
  await page.getByRole('menuitem', { name: 'Lock this row' }).click();
  await expect(page.getByText('Locked. No later comparison changes this row.')).toBeVisible();
  expect(await asked(page, 'lock_row')).toEqual([
    { name: 'lock_row', request: { story: 'story-ferry', reading } },
  ]);
});

test('decisions are listed, say whether they hold, and are taken back', async ({ page }) => {
  await answer(page, { decisions: [decision, { ...decision, number: 5, kind: 'locked', holds: false }] });
  await page.getByRole('button', { name: 'Decisions' }).click();
  const list = page.getByRole('dialog', { name: 'What persons decided about rows' });
  await expect(list.getByRole('listitem').first()).toContainText('Row locked');
  await expect(list.getByRole('listitem').first()).toContainText('not in force');
  await expect(list.getByRole('listitem').last()).not.toContainText('not in force');
  await isAccessible(page);
  await list.getByRole('button', { name: /^Undo: put into one row/ }).click();
  await expect
    .poll(() => asked(page, 'undo_decision'))
    .toEqual([{ name: 'undo_decision', request: { story: 'story-ferry', number: 3 } }]);
});

test('only differences leaves out what is alike, which can be opened', async ({ page }) => {
  await page.getByRole('button', { name: 'Only differences' }).click();
  await expect(row(page, 8)).toHaveCount(0);
  const alike = page.getByRole('row').filter({ hasText: '2 statements without a difference' });
  await expect(alike).toBeVisible();
  await isAccessible(page);
  await alike.getByRole('button', { name: 'Show' }).click();
  await expect(row(page, 8)).toHaveCount(1);
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await expect(row(page, 8)).toHaveCount(1);
  await expect(alike).toHaveCount(0);
});

test('J and K go from difference to difference', async ({ page }) => {
  await expect(page.getByText('8 differences')).toBeVisible();
  await page.keyboard.press('j');
  await expect(row(page, 1)).toBeFocused();
  await page.keyboard.press('j');
  await expect(row(page, 3)).toBeFocused();
  await expect(page.getByText('2 of 8')).toBeVisible();
  for (let press = 0; press < 9; press += 1) await page.keyboard.press('j');
  await expect(row(page, 14)).toBeFocused();
  await inView(row(page, 14));
  await page.keyboard.press('k');
  await expect(row(page, 12)).toBeFocused();
  await page.getByRole('button', { name: 'Previous difference' }).click();
  await expect(row(page, 11)).toBeFocused();
});

test('J and K are letters in the search field', async ({ page }) => {
  await page.getByRole('searchbox').pressSequentially('jk');
  await expect(page.getByRole('searchbox')).toHaveValue('jk');
  await expect(page.getByText('8 differences')).toBeVisible();
});

test('after scrolling, the next difference is the next one in sight', async ({ page }) => {
  const scroller = page.getByRole('region', { name: 'Fire on the Skerrow ferry, side by side' });
  await scroller.hover();
  await page.mouse.wheel(0, 4000);
  await inView(row(page, 14));
  await page.waitForTimeout(50);
  await page.keyboard.press('k');
  await expect(row(page, 14)).toBeFocused();
});

test('a moved reading leads to its place and back, with a line between', async ({ page }) => {
  const tag = cell(page, 3, 2).getByRole('button', { name: 'moved down 3' });
  await tag.hover();
  await expect(page.locator('svg.connector path')).toHaveAttribute('d', /^M /);
  await page.mouse.move(0, 0);
  await expect(page.locator('svg.connector')).toHaveCount(0);
  await tag.click();
  const home = cell(page, 6, 2).getByRole('button', {
    name: 'in its own order here: Everyone on board was taken off.',
  });
  await expect(home).toBeFocused();
  await inView(home);
  await expect(home).toHaveClass(/flash/);
  await home.press('Enter');
  await expect(tag).toBeFocused();
  await inView(tag);
});

test('columns are chosen, ordered and hidden', async ({ page }) => {
  await page.getByRole('button', { name: 'Columns 4 of 7' }).click();
  const chooser = page.getByRole('dialog', { name: 'Which articles are shown' });
  await isAccessible(page);
  await chooser.getByRole('checkbox', { name: 'Show Островной вестник' }).click();
  await expect(heads(page)).toHaveCount(6);
  await expect(chooser.getByRole('checkbox', { name: 'Hide Островной вестник' })).toBeFocused();
  await chooser.getByRole('button', { name: 'Move Островной вестник to the left' }).click();
  await expect(heads(page).nth(4)).toContainText('Островной вестник');
  await chooser.getByRole('checkbox', { name: 'Hide Norrisay Coastguard' }).click();
  await expect(heads(page)).toHaveCount(5);
  await page.keyboard.press('Escape');
  await expect(chooser).toBeHidden();
  await expect(page.getByRole('button', { name: 'Columns 4 of 7' })).toBeFocused();
  await expect(cell(page, 1, 3)).toContainText('translated');
  await expect(cell(page, 1, 3).locator('.text')).toHaveAttribute('lang', 'ru');
  await expect(cell(page, 2, 3)).toHaveText('not compared: Russian');
});

test('text from right to left is set from the right', async ({ page }) => {
  await page.getByRole('button', { name: /المضيق/ }).click();
  const text = cell(page, 1, 4).locator('.text');
  await expect(text).toHaveCSS('direction', 'rtl');
  await expect(text).toHaveAttribute('lang', 'ar');
  await isAccessible(page);
});

test('the menu of a column makes it the base or a primary source', async ({ page }) => {
  const menu = page.getByRole('button', { name: 'Column B, Radio Skerrow' });
  await menu.click();
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await isAccessible(page);
  await page.getByRole('menuitem', { name: 'Compare the others with this one' }).click();
  await expect(page.getByRole('menuitem')).toHaveCount(0);
  await expect
    .poll(async () => (await asked(page, 'open_story')).at(-1))
    .toEqual({
      name: 'open_story',
      request: { story: 'story-ferry', base: 'article-B' },
    });
  await menu.click();
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => asked(page, 'set_primary_source'))
    .toEqual([{ name: 'set_primary_source', request: { article: 'article-B', primary: true } }]);
  await expect.poll(async () => (await asked(page, 'open_library')).length).toBe(2);
});

test('the overview goes to a statement by pointer and by key', async ({ page }) => {
  const overview = page.getByRole('slider', { name: 'Overview of all statements' });
  await expect(overview).toHaveAttribute('aria-valuetext', 'Statement 1: readings contradict each other');
  const box = await overview.boundingBox();
  await overview.click({ position: { x: 8, y: (box?.height ?? 0) - 4 } });
  await inView(row(page, 14));
  await overview.press('Home');
  await inView(row(page, 1));
});

test('a story is found as it was left', async ({ page }) => {
  await page.getByRole('button', { name: 'Only differences' }).click();
  await page.getByRole('button', { name: 'Columns 4 of 7' }).click();
  await page.getByRole('checkbox', { name: 'Hide Mainland Standard' }).click();
  await page.keyboard.press('Escape');
  await page.evaluate((story) => (window.answers.story = story), { ...ferry, id: 'story-bridge' });
  await page.getByRole('button', { name: 'Harbour bridge' }).click();
  await expect(page.getByRole('button', { name: 'Columns 4 of 7' })).toBeVisible();
  await page.evaluate((story) => (window.answers.story = story), ferry);
  await page.getByRole('button', { name: 'Fire on the Skerrow ferry' }).click();
  await expect(page.getByRole('button', { name: 'Columns 3 of 7' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Only differences' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('the heads of the columns stay while the text scrolls', async ({ page }) => {
  await page.getByRole('region', { name: 'Fire on the Skerrow ferry, side by side' }).hover();
  await page.mouse.wheel(0, 1200);
  await inView(heads(page).nth(1));
  await inView(page.getByRole('heading', { level: 1 }));
});

for (const [size, width, height] of [
  ['1440 × 900', 720, 450],
  ['1100 × 700', 550, 350],
] as const) {
  test(`at 200 % in a window of ${size} nothing is cut off`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.getByRole('button', { name: 'Fire on the Skerrow ferry' }).click();
    await expect(page.getByRole('table')).toBeVisible();
    await fits(page);
    await page.keyboard.press('j');
    await inView(row(page, 1));
    await isAccessible(page);
  });
}

test('in forced colours the bars keep their shapes and the marks their ground', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await expect(cell(page, 1, 1).locator('.bar')).toHaveCSS('border-inline-start-style', 'dashed');
  await isAccessible(page);
});
