import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessibleIn, type Scheme } from './accessible.ts';
import { keepPicture } from './browser.ts';

/** The document is no wider than the window, so that nothing has to be scrolled sideways. */
export async function expectNoWiderThanWindow(page: Page, name: string): Promise<void> {
  const { content, room } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }));
  if (content > room) await keepPicture(page, `wide ${name}`);
  expect(content, `${name}: width of the document`).toBeLessThanOrEqual(room);
}

/** What holds for every page: one `h1`, which the window's title repeats, no scrolling sideways, nothing that axe finds. */
export async function expectSound(page: Page, scheme: Scheme, name: string): Promise<void> {
  const headings = page.getByRole('heading', { level: 1 });
  await expect.poll(() => headings.count(), { message: `${name}: headings of the first level` }).toBe(1);
  await expect.poll(() => page.title(), { message: name }).toBe(`${await headings.textContent()} – ExpenseAI`);
  await expectNoWiderThanWindow(page, name);
  await expectAccessibleIn(page, scheme, name);
}
