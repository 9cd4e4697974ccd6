import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from './support/browser.ts';
import { Ledger } from './support/ledger.ts';
import { arriveSignedIn } from './support/people.ts';

const catalogues = join(import.meta.dirname, '..', '..', 'frontend/messages');

/** All texts of a language without placeholders. */
function plainTexts(language: string): Set<string> {
  const found = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === 'string' && !/[{<]/.test(value)) found.add(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  const folder = join(catalogues, language);
  for (const file of readdirSync(folder)) collect(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  return found;
}

/** Every text, label and placeholder that the page has, with the window's title. */
async function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = [document.title.replace(' – ExpenseAI', '')];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '');
    const names = ['aria-label', 'placeholder', 'title', 'alt'];
    for (const element of document.body.querySelectorAll('*')) {
      texts.push(...names.map((name) => element.getAttribute(name) ?? ''));
    }
    return texts.map((text) => text.trim());
  });
}

test('no page says in English what it can say in German', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page, 'de-DE');
  await (await Ledger.of(page)).add({ date: '2025-03-02', amount: -12_00, payee: 'Gartenmarkt', tags: ['haus'] });
  const german = plainTexts('de');
  const english = new Set([...plainTexts('en')].filter((text) => !german.has(text)));
  expect(english.size).toBeGreaterThan(300);
  // Where the ledger's own words are shown, the page is there with them.
  const pages = {
    home: 'Gartenmarkt',
    transactions: 'Gartenmarkt',
    payees: 'Gartenmarkt',
    tags: '#haus',
    accounts: '12,00',
  };
  const others = { inbox: '', imports: '', categories: '', history: '', settings: '' };
  for (const [path, word] of Object.entries({ ...pages, ...others })) {
    await page.goto(`/${path}`);
    await page.locator('html[lang|=de]').waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
    if (word) await page.getByText(word).first().waitFor({ state: 'attached' });
    const left = async () => (await textsOf(page)).filter((text) => english.has(text));
    await expect.poll(left, { message: path }).toEqual([]);
  }
});
