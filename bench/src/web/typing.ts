import type { Page } from 'playwright-core';
import { watchMainThread } from './main-thread.ts';
import { median, openTransactions } from './web-pages.ts';

export interface Typing {
  keys: number;
  /** Milliseconds of the page's main thread for a key: script, layout and painting. */
  median: number;
  slowest: number;
}

/** Types into quick add, which reads each state of the line. */
export async function measureQuickAdd(page: Page): Promise<Typing> {
  await openTransactions(page);
  await page.keyboard.press('n');
  await page.getByRole('dialog', { name: 'Quick add and commands' }).getByRole('combobox').waitFor();
  return typeSlowly(page, 'coffee 4.50 yesterday at Blue Bottle with cash #work');
}

/** Types into the list's filter, which completes fields and names. */
export async function measureFilter(page: Page): Promise<Typing> {
  await openTransactions(page);
  await page.getByRole('combobox', { name: 'Filter' }).click();
  return typeSlowly(page, 'category:groceries -tag:tag1 payee:north amount:>20');
}

async function typeSlowly(page: Page, text: string): Promise<Typing> {
  const workOf = await watchMainThread(page);
  // What is loaded with the first key isn't the key's.
  await page.keyboard.type('tea');
  await page.waitForTimeout(1000);
  for (const _ of 'tea') await page.keyboard.press('Backspace');
  await page.waitForTimeout(500);
  const idle = await workOf(() => page.waitForTimeout(100));
  const took: number[] = [];
  for (const key of text) {
    const all = await workOf(async () => {
      await page.keyboard.type(key);
      await page.waitForTimeout(100);
    });
    took.push(Math.max(0, all - idle));
  }
  return { keys: took.length, median: median(took), slowest: Math.max(...took) };
}
