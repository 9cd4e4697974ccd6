import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { test } from './support/browser.ts';
import { Ledger } from './support/ledger.ts';
import { arriveSignedIn } from './support/people.ts';
import { rowsOf } from './support/transactions.ts';

const bar = (page: Page) => page.getByRole('dialog', { name: 'Quick add and commands' });
const line = (page: Page) => bar(page).getByRole('combobox');
const part = (page: Page, name: RegExp) => bar(page).getByRole('button', { name });

async function openTransactions(page: Page): Promise<void> {
  await page.goto('/transactions');
  await page.getByText('No transactions yet.').waitFor();
}

test('a line is read as it is typed, saved by Enter and taken back', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  await openTransactions(page);
  await page.keyboard.press('n');
  await line(page).waitFor();
  await page.keyboard.type('coffee 4.50 yesterday at Blue Bottle #work');
  await part(page, /^Amount −£4\.50$/).waitFor();
  await part(page, /^Payee Blue Bottle$/).waitFor();
  await part(page, /^Category Eating out/).waitFor();
  await part(page, /^Tags #work$/).waitFor();
  await expectAccessible(page, 'quick add desktop');
  await page.keyboard.press('Enter');
  await bar(page).waitFor({ state: 'detached' });
  await page.getByText('Added: −£4.50, Blue Bottle, Eating out.').waitFor();
  await page.getByRole('row', { name: /Blue Bottle.*Eating out.*−4\.50/ }).waitFor();

  await page.keyboard.press('u');
  await page.getByText('No transactions yet.').waitFor();
});

test('what is missing is asked, and a part is changed by keys alone', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  await openTransactions(page);
  await page.keyboard.press('n');
  await line(page).waitFor();
  await page.keyboard.type('coffee');
  await bar(page).getByText('How much was it?').waitFor();
  await expectAccessible(page, 'quick add asks desktop');
  await page.keyboard.press('Enter');
  await bar(page).getByRole('alert').getByText('Answer what is amber').waitFor();

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Amount' }).waitFor();
  await page.keyboard.type('12.50+3');
  await page.getByText('−£15.50').waitFor();
  await expectAccessible(page, 'quick add amount desktop');
  await page.keyboard.press('Enter');
  await part(page, /^Amount −£15\.50$/).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText(/^Added: −£15\.50/).waitFor();
  // Open for the next one, and empty.
  expect(await line(page).inputValue()).toBe('');
  await page.keyboard.press('Escape');
  await bar(page).waitFor({ state: 'detached' });
  await page.getByRole('row', { name: /−15\.50/ }).waitFor();
});

test('the bar finds transactions, goes to pages and runs commands', async ({ visit }) => {
  const { page, expectFault } = await visit();
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  await ledger.add(
    { date: '2026-11-02', amount: -8_00, payee: 'Green Kettle' },
    { date: '2026-11-03', amount: -9_00, payee: 'Green Kettle' },
  );
  await page.goto('/home');
  await page.getByRole('heading', { name: 'Recent' }).waitFor();

  await page.keyboard.press('Control+k');
  await bar(page).getByRole('option', { name: 'Transactions', exact: true }).waitFor();
  await expectAccessible(page, 'commands desktop');
  await page.keyboard.type('kettle');
  await bar(page)
    .getByRole('option', { name: /Find “kettle”.*2 transactions, −£17\.00/ })
    .waitFor();
  await expectAccessible(page, 'search desktop');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/transactions\?q=kettle&open=/);
  await page.getByRole('heading', { name: 'History' }).waitFor();

  await page.keyboard.press('Control+k');
  await line(page).waitFor();
  await page.keyboard.type('theme dark');
  await page.keyboard.press('Enter');
  await page.locator('html[data-theme=dark]').waitFor();

  await page.keyboard.press('Control+k');
  await line(page).waitFor();
  await page.keyboard.type('undo');
  // The transaction that is open is the one whose making is undone.
  expectFault(/status of 404.*transactions/);
  await page.keyboard.press('Enter');
  await page.getByText('Undone.', { exact: true }).waitFor();
  await expect.poll(() => rowsOf(page).count()).toBe(1);
  await page.getByText('It doesn’t exist any more').waitFor();
});

test('what was typed is kept when it can’t be saved, when the bar is closed, and when the session ends', async ({
  visit,
}) => {
  const { page, expectFault } = await visit();
  await arriveSignedIn(page);
  // Listened to from the start: requests that follow at once on a new listener may pass it by.
  let isRefused = true;
  await page.route('**/transactions', (route) =>
    isRefused && route.request().method() === 'POST' ? route.fulfill({ status: 500, body: '' }) : route.continue(),
  );
  await openTransactions(page);
  expectFault(/status of (?:401|500)|ERR_FAILED/);
  await page.keyboard.press('n');
  await line(page).waitFor();
  await page.keyboard.type('lunch 12 at Corner Cafe');
  await part(page, /^Amount −£12\.00$/).waitFor();

  await page.keyboard.press('Enter');
  await bar(page).getByText('This was not saved; your line is kept.').waitFor();
  await expectAccessible(page, 'quick add failed desktop');
  isRefused = false;

  await page.keyboard.press('Escape');
  await page.reload();
  // It could not be saved, so it comes back by itself.
  await expect.poll(() => line(page).inputValue()).toBe('lunch 12 at Corner Cafe');

  await page.context().clearCookies();
  await part(page, /^Amount −£12\.00$/).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Your session has ended' }).waitFor();
  expect(await page.evaluate(() => Object.values(sessionStorage).join(' '))).toContain('lunch 12 at Corner Cafe');
});

test('on a phone the bottom bar opens it, and Save is a button', async ({ visit }) => {
  const { page } = await visit('phone');
  await arriveSignedIn(page);
  await openTransactions(page);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Quick add' }).tap();
  await line(page).fill('groceries 23 at Lidl');
  await part(page, /^Amount −£23\.00$/).waitFor();
  await expectAccessible(page, 'quick add phone');
  await bar(page).getByRole('button', { name: 'Save', exact: true }).last().tap();
  await page.getByRole('row', { name: /Lidl/ }).waitFor();
});

test('a key is on screen and read within a frame', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  await openTransactions(page);
  await page.keyboard.press('n');
  await line(page).waitFor();
  await page.keyboard.type('tea 1');
  await part(page, /^Amount −£1\.00$/).waitFor();
  await line(page).fill('');
  // Work of the page alone, without what the driver of the browser adds.
  const tasks = await page.evaluate(async () => {
    const field = document.querySelector<HTMLInputElement>('dialog[open] input');
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    const took: number[] = [];
    const text = 'coffee 4.50 yesterday at Blue Bottle with cash #work';
    for (let length = 1; field && set && length <= text.length; length += 1) {
      const start = performance.now();
      set.call(field, text.slice(0, length));
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      took.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    return took.sort((a, b) => a - b);
  });
  expect(tasks.length).toBeGreaterThan(40);
  const median = tasks[Math.floor(tasks.length / 2)] ?? Number.POSITIVE_INFINITY;
  expect(median, `of ${tasks.map((one) => one.toFixed(1)).join(' ')} ms`).toBeLessThan(16);
});
