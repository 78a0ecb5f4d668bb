import { expect, test } from '@playwright/test';
import { stories } from '../fixture/library';
import { large } from '../fixture/large';
import { openWindow } from './shell';

const MOST_NODES = 5000;

test('a story of fifty outlets and two hundred statements keeps few nodes in the document', async ({
  page,
}) => {
  await openWindow(page, { stories: stories(new Date()), story: large(50, 200) });
  await expect(page.getByRole('table')).toBeVisible();
  const nodes = () => page.evaluate(() => document.querySelectorAll('*').length);
  for (const name of ['Show Outlet 5', 'Show Outlet 6']) await page.getByRole('button', { name }).click();
  expect(await nodes()).toBeLessThan(MOST_NODES);
  const scroller = page.getByRole('region', { name: /side by side/ });
  await scroller.hover();
  for (let turn = 0; turn < 12; turn += 1) await page.mouse.wheel(0, 1500);
  await expect.poll(nodes).toBeLessThan(MOST_NODES);
  await page.getByRole('slider').press('End');
  await expect(page.getByRole('row').last()).toBeInViewport();
  await expect(page.getByRole('row').last()).not.toBeEmpty();
});

test('scrolling up through rows that come into the document does not make the text jump', async ({
  page,
}) => {
  await openWindow(page, { stories: stories(new Date()), story: large(12, 200) });
  const slider = page.getByRole('slider');
  await slider.press('End');
  await expect(page.getByRole('row').last()).toBeInViewport();
  const scroller = page.getByRole('region', { name: /side by side/ });
  await scroller.hover();
  const top = () =>
    page.evaluate(() => {
      const head = document.querySelector('.heads')?.getBoundingClientRect().bottom ?? 0;
      const row = [...document.querySelectorAll('[data-row]')].find(
        (row) => row.getBoundingClientRect().bottom > head + 80,
      );
      return { row: row?.getAttribute('data-row'), top: row?.getBoundingClientRect().top ?? 0 };
    });
  for (let turn = 0; turn < 12; turn += 1) {
    const { row, top: before } = await top();
    await page.mouse.wheel(0, -60);
    await page.waitForTimeout(80);
    const after = await page.evaluate(
      (row) => document.querySelector(`[data-row="${row}"]`)?.getBoundingClientRect().top,
      row,
    );
    expect(Math.abs((after ?? 0) - before - 60)).toBeLessThan(2);
  }
});
