import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Axe finds nothing, in light and in dark, and the content policy was kept. */
export async function isAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    const found = violations.map(
      ({ id, nodes }) => `${colorScheme}: ${id} ${nodes.map((node) => node.html).join('\n')}`,
    );
    expect(found).toEqual([]);
  }
  expect(await page.evaluate(() => window.breaches)).toEqual([]);
}

/** The page itself never scrolls sideways; what is wider scrolls inside it. */
export async function fits(page: Page): Promise<void> {
  const { width, room } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }));
  expect(width).toBeLessThanOrEqual(room);
  for (const part of ['main', '.above', '.tools', '.story']) {
    const over = await page
      .locator(part)
      .evaluateAll((parts) => parts.filter((part) => part.scrollWidth > part.clientWidth + 1).length);
    expect(over, part).toBe(0);
  }
}
