import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { springStatement } from './support/bank-files.ts';
import { test } from './support/browser.ts';
import { bringIn } from './support/importing.ts';
import { Ledger } from './support/ledger.ts';
import { arriveSignedIn } from './support/people.ts';

const rows = (page: Page) =>
  page
    .getByRole('table', { name: 'Changes to this ledger, newest first' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });
const row = (page: Page, name: RegExp) => rows(page).filter({ has: page.getByRole('rowheader', { name }) });

test('changes are taken back, with those that build on them, and made again', async ({ visit }) => {
  const { page, expectFault } = await visit();
  // What stands in the way.
  expectFault(/status of 409/);
  await arriveSignedIn(page);
  await bringIn(page, springStatement);
  await page.getByRole('checkbox', { name: /^Select Lidl/ }).check();
  await page.getByRole('button', { name: /^Delete/ }).click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();

  await page.goto('/history');
  await row(page, /^Transactions deleted/).waitFor();
  await expect.poll(() => rows(page).count()).toBe(3);
  expect(await row(page, /^Import current-account-2025\.csv: 11 new/).count()).toBe(1);
  await expectAccessible(page, 'history desktop');

  // The import can't go alone.
  await row(page, /^Import/)
    .getByRole('button', { name: /^Undo Import/ })
    .press('Enter');
  const dialog = page.getByRole('dialog', { name: '1 later change touches these lines' });
  await dialog.getByText('Transactions deleted').waitFor();
  await expectAccessible(page, 'history later desktop');
  await dialog.getByRole('button', { name: 'Undo this and 1 later change' }).press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await row(page, /^Import.*undone by/).waitFor();
  await row(page, /^Transactions deleted.*undone by/).waitFor();
  await expectAccessible(page, 'history undone desktop');

  // Nor can the deletion come back before it.
  await page.getByRole('button', { name: /^Redo Transactions deleted/ }).click();
  const blocked = page.getByRole('dialog', { name: 'It can’t be made again yet' });
  await blocked.getByText('Import', { exact: true }).waitFor();
  await blocked.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: /^Redo Import/ }).click();
  await page.getByText('Import: made again.').waitFor();
  await page.getByRole('button', { name: /^Undo Import/ }).waitFor();

  await row(page, /^Import/)
    .getByRole('link', { name: 'Import' })
    .click();
  await page.waitForURL(/\/imports\?id=/);
});

test('a long history goes on as one scrolls, also on a phone', async ({ visit }) => {
  const { page } = await visit('phone');
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  for (let n = 1; n <= 60; n += 1) await ledger.add({ date: '2025-05-02', amount: -n, payee: `Shop ${n}` });
  await page.goto('/history');
  await row(page, /^Transaction added/)
    .first()
    .waitFor();
  await expectAccessible(page, 'history phone');
  await expect
    .poll(async () => {
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      return rows(page).count();
    })
    .toBe(61);
  await page.getByText('That is all.').waitFor();
});

test('another tab’s change appears', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  await page.goto('/history');
  await page.getByText('Nothing has changed yet.').waitFor();
  await expectAccessible(page, 'history begun desktop');
  const ledger = await Ledger.of(page);
  await ledger.add({ date: '2025-05-02', amount: -100, payee: 'Shop' });
  await row(page, /^Transaction added/).waitFor();
});

test('a history that can’t be loaded says so and tries again', async ({ visit }) => {
  const { page, expectFault } = await visit();
  await arriveSignedIn(page);
  expectFault(/status of 500/);
  await page.route('**/operations?*', (route) => route.fulfill({ status: 500, body: '' }));
  await page.goto('/history');
  await page.getByText('The history could not be loaded.').waitFor();
  await expectAccessible(page, 'history failed desktop');
  await page.unroute('**/operations?*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await row(page, /^Ledger created/).waitFor();
});

test('changes are found by what they were about and by their day', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  await ledger.add({ date: '2026-03-03', amount: -1200, payee: 'Corner shop' });
  await page.request.post(`${ledger.base}/tags`, { data: { name: 'trip' } });
  await page.goto('/history');
  await expect.poll(() => rows(page).count()).toBe(3);

  await page.getByRole('combobox', { name: 'About' }).selectOption('Tags');
  await expect.poll(() => rows(page).count()).toBe(1);
  await page.waitForURL('**/history?about=tag');
  await expectAccessible(page, 'history filtered desktop');
  await page.reload();
  await expect.poll(() => rows(page).count()).toBe(1);
  await page.getByLabel('Day').fill('2020-02-29');
  await page.getByText('No change matches this filter.').waitFor();
  await page.getByRole('button', { name: 'Clear the filter' }).first().click();
  await expect.poll(() => rows(page).count()).toBe(3);
});
