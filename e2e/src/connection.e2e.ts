import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { springStatement } from './support/bank-files.ts';
import { keepPicture, test } from './support/browser.ts';
import { chooseFile } from './support/importing.ts';
import { Ledger } from './support/ledger.ts';
import { arriveSignedIn } from './support/people.ts';
import { rowsOf } from './support/transactions.ts';

const everything = '**/api/v1/**';
const serverGone = (page: Page) => page.getByRole('status').filter({ hasText: 'The server can’t be reached.' });
const tryAgain = (page: Page) =>
  page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Try again' });

async function withOneLine(page: Page): Promise<Ledger> {
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  await ledger.add({ date: '2026-03-03', amount: -1200, payee: 'Corner shop' });
  await page.goto('/transactions');
  await page.getByRole('row', { name: /Corner shop/ }).waitFor();
  return ledger;
}

test('a server that is gone is said, and what was changed waits for another try', async ({ visit }) => {
  const { page, expectFault } = await visit();
  expectFault(/ERR_FAILED|ERR_CONNECTION/);
  await withOneLine(page);
  await page.getByRole('row', { name: /Corner shop/ }).click();
  const details = page.getByRole('complementary', { name: 'Details of the transaction' });
  const payee = details.getByRole('textbox', { name: 'Payee' });
  await details.getByRole('button', { name: /mark as pending/ }).waitFor();

  await page.route(everything, (route) => route.abort());
  await payee.fill('Corner shop, Ely');
  await payee.press('Enter');
  await page.getByText('The connection broke before an answer came.').waitFor();
  await serverGone(page).waitFor();
  await expectAccessible(page, 'server gone desktop');

  // It is back: the page notices by itself.
  await page.unroute(everything);
  await serverGone(page).waitFor({ state: 'detached' });
  await tryAgain(page).click();
  await page.getByRole('row', { name: /Corner shop, Ely/ }).waitFor();
  await page.reload();
  await page.getByRole('row', { name: /Corner shop, Ely/ }).waitFor();
});

test('a page waits out a limit by itself, and says for how long', async ({ visit }) => {
  const { page, expectFault } = await visit();
  expectFault(/status of 429/);
  await withOneLine(page);
  let hasRefused = false;
  await page.route('**/transactions?*', (route) => {
    if (hasRefused) return route.continue();
    hasRefused = true;
    return route.fulfill({
      status: 429,
      headers: { 'Retry-After': '3', 'Content-Type': 'application/problem+json' },
      body: JSON.stringify({ type: '/problems/rate-limited', title: '', status: 429, requestId: 'r1' }),
    });
  });
  const said = page.getByRole('status').getByText('The page goes on by itself in 3 seconds');
  await Promise.all([said.waitFor(), page.reload()]);
  await page.getByRole('row', { name: /Corner shop/ }).waitFor();
  await said.waitFor({ state: 'detached' });
});

test('a slow server is said quietly, and a fault of it keeps what was meant', async ({ visit }) => {
  const { page, expectFault } = await visit();
  expectFault(/status of 500/);
  await withOneLine(page);
  const slow = page.getByRole('status').getByText('The server takes longer than usual.');
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/transactions?*', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('combobox', { name: 'Filter' }).fill('corner');
  await page.keyboard.press('Enter');
  await slow.waitFor();
  await keepPicture(page, 'slow server');
  release();
  await slow.waitFor({ state: 'detached' });

  await page.getByRole('row', { name: /Corner shop/ }).click();
  const details = page.getByRole('complementary', { name: 'Details of the transaction' });
  await page.route('**/transactions/*', (route) =>
    route.request().method() === 'PATCH'
      ? route.fulfill({
          status: 500,
          contentType: 'application/problem+json',
          body: JSON.stringify({ type: '/problems/internal', title: '', status: 500, requestId: 'req-4711' }),
        })
      : route.continue(),
  );
  await details.getByRole('button', { name: /mark as pending/ }).click();
  await page.getByText(/Nothing was changed.*req-4711/).waitFor();
  await page.unroute('**/transactions/*');
  await tryAgain(page).click();
  await details.getByRole('button', { name: /mark as cleared/ }).waitFor();
});

test('an import whose answer was lost is written once, and the page shows what became of it', async ({ visit }) => {
  const { page, expectFault } = await visit();
  expectFault(/ERR_FAILED|ERR_CONNECTION/);
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  await chooseFile(page, springStatement);
  await page.getByRole('heading', { name: 'Review import' }).waitFor();
  await page.route('**/commit', async (route) => {
    await route.fetch();
    await page.route(everything, (other) => other.abort());
    await route.abort();
  });
  await page.getByRole('button', { name: /^Import 11/ }).click();
  await serverGone(page).waitFor();
  await page.unrouteAll();
  await page.getByText('11 transactions added.').waitFor();
  await serverGone(page).waitFor({ state: 'detached' });

  // Another try does nothing more.
  await tryAgain(page).click();
  await tryAgain(page).waitFor({ state: 'detached' });
  expect(await ledger.items('transactions')).toHaveLength(11);
  await page.goto('/transactions');
  await expect.poll(() => rowsOf(page).count()).toBe(11);
});
