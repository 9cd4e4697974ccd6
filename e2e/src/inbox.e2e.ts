import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { type BankFile, perhapsThere, relatedPayees, unknownPayees } from './support/bank-files.ts';
import { test } from './support/browser.ts';
import { chooseFile, writeReviewed } from './support/importing.ts';
import { Ledger } from './support/ledger.ts';
import { arriveSignedIn } from './support/people.ts';

/** Brings files in, and goes to what they left open. */
async function openInboxAfter(page: Page, ...files: BankFile[]): Promise<void> {
  await arriveSignedIn(page);
  for (const file of files) {
    await chooseFile(page, file);
    await writeReviewed(page);
  }
  await page.goto('/inbox');
}

const asks = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });
/** What a screen reader is told of the step. */
const told = (page: Page) => page.getByRole('main').getByRole('status').first();
const message = (page: Page, text: string | RegExp) => page.getByRole('region', { name: 'Messages' }).getByText(text);

async function categoriesOf(page: Page, payee: string): Promise<(string | null)[]> {
  const ledger = await Ledger.of(page);
  const names = new Map((await ledger.items('categories')).map(({ id, name }) => [id, name]));
  const query = new URLSearchParams({ q: `payee:"${payee}"` });
  const found = (await ledger.items(`transactions?${query}`)) as unknown as { categoryId: string }[];
  return found.map(({ categoryId }) => names.get(categoryId) ?? null);
}

test('the whole inbox is decided by keys alone', async ({ visit }) => {
  const { page } = await visit();
  await openInboxAfter(page, unknownPayees, perhapsThere);
  await asks(page, 'Which category for 4 lines of ZQX Holdings?').waitFor();
  await expect.poll(() => told(page).textContent()).toContain('6 left');
  await page.getByRole('table', { name: 'Lines of this decision' }).getByText('ZQX HOLDINGS 4471').nth(3).waitFor();
  await expectAccessible(page, 'inbox category desktop');

  // The suggestion, taken back again, and then another one.
  await page.keyboard.press('Enter');
  await asks(page, 'Which category for 3 lines of Varnob Kelt?').waitFor();
  await expect.poll(() => told(page).textContent()).toContain('5 left. Which category for 3 lines of Varnob Kelt?');
  // The focus is where a screen reader should go on.
  await expect.poll(() => page.locator(':focus').textContent()).toContain('Varnob Kelt');
  await message(page, /^4 lines of ZQX Holdings/).waitFor();
  await page.keyboard.press('u');
  await asks(page, 'Which category for 4 lines of ZQX Holdings?').waitFor();
  await expect.poll(() => told(page).textContent()).toContain('6 left');
  await message(page, 'Undone.').waitFor();
  const second = page.getByRole('list', { name: 'Suggested categories' }).getByRole('button').nth(1);
  const chosen = (await second.textContent())?.match(/^2(.+?)Also possible\d+%$/)?.[1] ?? '';
  await page.keyboard.press('2');
  await message(page, `4 lines of ZQX Holdings: ${chosen}.`).waitFor();

  // Any other, by typing.
  await asks(page, 'Which category for 3 lines of Varnob Kelt?').waitFor();
  await page.keyboard.press('c');
  await page.getByRole('combobox', { name: 'Category' }).waitFor();
  await expectAccessible(page, 'inbox other category desktop');
  await page.keyboard.type('groc');
  await page.getByRole('option', { name: 'Groceries' }).waitFor();
  await page.keyboard.press('Enter');
  await message(page, '3 lines of Varnob Kelt: Groceries.').waitFor();

  // Later is asked last.
  await asks(page, 'Which category for 2 lines of Orplin Dask?').waitFor();
  await page.keyboard.press('ArrowRight');
  await asks(page, 'Which category for 1 line of York?').waitFor();
  await page.keyboard.press('Enter');

  await asks(page, /^Leeds, −£60\.00: is it there already\?/).waitFor();
  const sides = page.getByRole('table', { name: 'The line of the file beside the one in the ledger' });
  await sides.getByRole('cell', { name: 'ORPLIN DASK', exact: true }).waitFor();
  await expectAccessible(page, 'inbox duplicate desktop');
  await page.keyboard.press('m');
  await message(page, 'Leeds is the same as the one that was there.').waitFor();
  await asks(page, /^Leeds, −£4\.20/).waitFor();
  await sides.getByRole('cell', { name: 'VARNOB KELT', exact: true }).waitFor();
  await page.keyboard.press('a');
  await message(page, 'Leeds added.').waitFor();

  await asks(page, 'Which category for 2 lines of Orplin Dask?').waitFor();
  await page.keyboard.press('3');
  // The line that was added wants a category of its own.
  await asks(page, 'Which category for 1 line of Leeds?').waitFor();
  await page.keyboard.press('Enter');
  await asks(page, 'Nothing waits.').waitFor();
  await expect.poll(() => page.locator(':focus').textContent()).toContain('Nothing waits.');
  await expectAccessible(page, 'inbox done desktop');

  expect(await categoriesOf(page, 'ZQX Holdings')).toEqual([chosen, chosen, chosen, chosen]);
  expect(await categoriesOf(page, 'Varnob Kelt')).toEqual(['Groceries', 'Groceries', 'Groceries']);
  expect(await categoriesOf(page, 'Leeds')).toHaveLength(1);
  await page.reload();
  await asks(page, 'Nothing waits.').waitFor();
});

test('one answer settles payees that belong together, but those without their tick', async ({ visit }) => {
  const { page } = await visit();
  await openInboxAfter(page, relatedPayees);
  await asks(page, 'Which category for 6 lines of Brindlewick Vorn and 2 more?').waitFor();
  await page.getByRole('navigation', { name: 'Decisions' }).getByText('Brindlewick Vorn and 2 more').waitFor();
  await page.getByRole('heading', { name: '3 payees with “brindlewick”' }).waitFor();
  await page.getByRole('checkbox', { name: 'Include Brindlewick Kelm' }).uncheck();
  await asks(page, 'Which category for 4 lines of Brindlewick Vorn and 1 more?').waitFor();
  await expectAccessible(page, 'inbox payees desktop');
  await page.keyboard.press('1');

  // What was left out is asked next, and keeps waiting whatever the answer has taught.
  await asks(page, 'Which category for 2 lines of Brindlewick Kelm?').waitFor();
  await message(page, /^4 lines of Brindlewick Vorn and 1 more: /).waitFor();
  await expect.poll(() => told(page).textContent()).toContain('1 left');
  await page.keyboard.press('2');
  await asks(page, 'Nothing waits.').waitFor();
  const [vorn] = await categoriesOf(page, 'Brindlewick Vorn');
  const [kelm] = await categoriesOf(page, 'Brindlewick Kelm');
  expect(await categoriesOf(page, 'Brindlewick Drux')).toEqual([vorn]);
  expect(kelm).not.toBe(vorn);

  // Both can be taken back.
  await page.keyboard.press('u');
  await asks(page, 'Which category for 2 lines of Brindlewick Kelm?').waitFor();
  await page.keyboard.press('u');
  await asks(page, /^Which category for 4 lines of Brindlewick Vorn/).waitFor();
});

test('on a phone, decisions are taps', async ({ visit }) => {
  const { page } = await visit('phone');
  await openInboxAfter(page, unknownPayees, perhapsThere);
  await asks(page, 'Which category for 4 lines of ZQX Holdings?').waitFor();
  const bar = page.getByRole('navigation', { name: 'Main' });
  await bar.getByRole('link', { name: /^Inbox.*6 decisions wait/ }).waitFor();
  await expectAccessible(page, 'inbox category phone');
  await page.getByRole('list', { name: 'Suggested categories' }).getByRole('button').first().tap();
  await asks(page, 'Which category for 3 lines of Varnob Kelt?').waitFor();
  for (const next of [/Orplin Dask/, /York/, /^Leeds/]) {
    await page.getByRole('button', { name: 'Later' }).tap();
    await asks(page, next).waitFor();
  }
  await asks(page, /^Leeds, −£60\.00/).waitFor();
  await page.getByRole('cell', { name: 'ORPLIN DASK', exact: true }).waitFor();
  await expectAccessible(page, 'inbox duplicate phone');
  const isWiderThanWindow = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
  expect(await page.evaluate(isWiderThanWindow)).toBe(false);
  await page.getByRole('button', { name: 'Skip' }).tap();
  await asks(page, /^Leeds, −£4\.20/).waitFor();
  await message(page, / left out\.$/).waitFor();
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).last().tap();
  await asks(page, /^Leeds, −£60\.00/).waitFor();
});

test('a decision that fails waits again, and says so', async ({ visit }) => {
  const { page, expectFault } = await visit();
  await openInboxAfter(page, unknownPayees);
  await asks(page, 'Which category for 4 lines of ZQX Holdings?').waitFor();
  expectFault(/status of 500/);
  await page.route('**/transactions/bulk', (route) => route.fulfill({ status: 500, body: '' }));
  await page.keyboard.press('Enter');
  await message(page, /^The server made a mistake/).waitFor();
  await asks(page, 'Which category for 4 lines of ZQX Holdings?').waitFor();
  await expect.poll(() => told(page).textContent()).toContain('3 left');
  await page.unroute('**/transactions/bulk');
  await page.keyboard.press('Enter');
  await asks(page, 'Which category for 3 lines of Varnob Kelt?').waitFor();
  await message(page, /^4 lines of ZQX Holdings/).waitFor();
});

test('what is decided in one tab leaves the other', async ({ visit }) => {
  const { page: first } = await visit();
  await openInboxAfter(first, unknownPayees);
  await asks(first, 'Which category for 4 lines of ZQX Holdings?').waitFor();
  const second = await first.context().newPage();
  await second.goto('/inbox');
  await asks(second, 'Which category for 4 lines of ZQX Holdings?').waitFor();
  await first.keyboard.press('Enter');
  await asks(first, 'Which category for 3 lines of Varnob Kelt?').waitFor();
  await asks(second, 'Which category for 3 lines of Varnob Kelt?').waitFor();
  await expect.poll(() => told(second).textContent()).toContain('settled meanwhile');
  await first.keyboard.press('u');
  await expect.poll(() => told(second).textContent()).toContain('3 left');
  // The question that is being answered stays.
  await asks(second, 'Which category for 3 lines of Varnob Kelt?').waitFor();
});

test('an inbox that is empty or can’t be loaded says so', async ({ visit }) => {
  const { page, expectFault } = await visit();
  await arriveSignedIn(page);
  expectFault(/status of 500/);
  await page.route('**/inbox', (route) =>
    route.request().resourceType() === 'fetch' ? route.fulfill({ status: 500, body: '' }) : route.continue(),
  );
  await page.goto('/inbox');
  await page.getByText('The inbox could not be loaded.').waitFor();
  await expectAccessible(page, 'inbox failed desktop');
  await page.unroute('**/inbox');
  await page.getByRole('button', { name: 'Try again' }).click();
  await asks(page, 'Nothing waits.').waitFor();
  await expectAccessible(page, 'inbox empty desktop');
});
