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

/** What is said in English alone, word for word. */
function englishOnly(): ReadonlySet<string> {
  const german = plainTexts('de');
  const english = new Set([...plainTexts('en')].filter((text) => !german.has(text)));
  expect(english.size).toBeGreaterThan(300);
  return english;
}

async function expectGerman(page: Page, english: ReadonlySet<string>, what: string): Promise<void> {
  const left = async () => (await textsOf(page)).filter((text) => english.has(text));
  await expect.poll(left, { message: what }).toEqual([]);
}

const popups = '[role="dialog"]:visible, [role="menu"]:visible, [role="listbox"]:visible, dialog[open]';

/** Opens whatever a button on the page opens, one of each look, and closes it again; gives how many there were. */
async function openEach(page: Page, look: (name: string) => Promise<void>): Promise<number> {
  const buttons = page.locator('button[aria-haspopup]:visible:enabled');
  const seen = new Set<string>();
  for (let at = 0; at < (await buttons.count()); at += 1) {
    const button = buttons.nth(at);
    const { kind, name } = await button.evaluate((element) => ({
      kind: `${element.getAttribute('aria-haspopup')} ${element.className}`,
      name: element.ariaLabel ?? element.textContent ?? '',
    }));
    if (seen.has(kind) && !name.endsWith('…')) continue;
    seen.add(kind);
    await button.click();
    await page.locator(popups).first().waitFor();
    await look(name);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator(popups).count(), { message: `${name} closes` }).toBe(0);
  }
  return seen.size;
}

test('no page says in English what it can say in German', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page, 'de-DE');
  await (await Ledger.of(page)).add({ date: '2025-03-02', amount: -12_00, payee: 'Gartenmarkt', tags: ['haus'] });
  const english = englishOnly();
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
    await expectGerman(page, english, path);
  }
});

test('nor does any dialog, menu or sheet, what is wrong with a file, or the door', async ({ visit }) => {
  const { page, expectFault } = await visit();
  const english = englishOnly();
  await page.addInitScript(() => {
    if (location.protocol !== 'about:') localStorage.setItem('expenseai.locale', 'de-DE');
  });
  for (const path of ['sign-in', 'sign-up', 'reset-password', `reset-password#token=${'t'.repeat(24)}`]) {
    await page.goto(`/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectGerman(page, english, path);
  }
  expectFault(/status of 401/);
  await page.goto('/sign-in');
  await page.getByLabel('E-Mail').fill('niemand@example.org');
  await page.getByLabel('Passwort', { exact: true }).fill('harbour paper lantern');
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByText('E-Mail-Adresse oder Passwort stimmt nicht.').waitFor();

  await arriveSignedIn(page, 'de-DE');
  const ledger = await Ledger.of(page);
  await ledger.add({ date: '2025-03-02', amount: -12_00, payee: 'Gartenmarkt', tags: ['haus'] });
  // Each with a text that is there with all of it.
  const paths = {
    home: 'Gartenmarkt',
    transactions: 'Gartenmarkt',
    accounts: '12,00',
    categories: 'Lebensmittel',
    payees: 'Gartenmarkt',
    tags: '#haus',
    history: 'Buchung erfasst',
    settings: 'diese hier, seit',
  };
  let opened = 0;
  for (const [path, word] of Object.entries(paths)) {
    await page.goto(`/${path}`);
    await page.getByText(word).first().waitFor();
    opened += await openEach(page, (name) => expectGerman(page, english, `${path}: ${name}`));
  }
  expect(opened).toBeGreaterThan(30);
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Tastenkürzel' }).waitFor();
  await expectGerman(page, english, 'shortcuts');
  await page.keyboard.press('Escape');

  await page.goto('/transactions');
  await page.getByRole('row', { name: /Gartenmarkt/ }).click();
  await page.getByRole('heading', { name: 'Verlauf' }).waitFor();
  await openEach(page, (name) => expectGerman(page, english, `details: ${name}`));
  await expectGerman(page, english, 'details');

  const text = 'Datum;Text;Betrag\n02.03.2025;LADEN;-4,20\n31.02.2025;LADEN;zehn\n';
  for (const [name, content, sentence] of [
    ['gut.csv', text, 'Das Datum „31.02.2025“ gibt es nicht'],
    ['leer.csv', 'nur ein Satz ohne Spalten', 'Die Datei wurde mit einer Spalte ohne Kopfzeile gelesen'],
  ] as const) {
    const file = { name, mimeType: 'text/csv', buffer: Buffer.from(content) };
    const answer = await page.request.post(`${ledger.base}/imports`, { multipart: { file } });
    await page.goto(`/imports?id=${(await answer.json()).id}&tab=invalid`);
    await page.getByText(sentence).waitFor();
    await openEach(page, (chip) => expectGerman(page, english, `${name}: ${chip}`));
    await expectGerman(page, english, name);
  }
});
