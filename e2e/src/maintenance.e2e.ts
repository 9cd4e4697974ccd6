import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { keepPicture, test } from './support/browser.ts';
import { Ledger } from './support/ledger.ts';
import { addAdministrator, arriveAsAdministrator, arriveSignedIn } from './support/people.ts';
import { type Product, startFreshProduct } from './support/product.ts';

let product: Product;
beforeAll(async () => {
  product = await startFreshProduct();
  await addAdministrator(product.origin);
});
afterAll(() => product.stop());

const banner = (page: Page) =>
  page.getByRole('main').locator('..').getByRole('status').filter({ hasText: 'The server is being maintained' });

test('the administrator refuses changes; who types something keeps it, and sends it when it is over', async ({
  visit,
}) => {
  const { page: admin } = await visit('desktop', product.origin);
  await arriveAsAdministrator(admin);
  const { page, expectFault } = await visit('desktop', product.origin);
  expectFault(/status of 503/);
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  await ledger.add({ date: '2026-03-03', amount: -1200, payee: 'Corner shop' });
  await page.goto('/transactions');
  await page.getByRole('row', { name: /Corner shop/ }).click();
  const details = page.getByRole('complementary', { name: 'Details of the transaction' });
  const payee = details.getByRole('textbox', { name: 'Payee' });
  await payee.waitFor();

  await admin.goto('/admin/maintenance');
  await admin.getByRole('button', { name: 'Refuse changes' }).click();
  try {
    await admin.getByText(/^On since/).waitFor();
    await expect.poll(async () => (await page.request.get('/api/v1/me')).headers().maintenance).toBeDefined();
    await payee.fill('Corner shop, Ely');
    await payee.press('Enter');
    await banner(page).waitFor();
    const messages = page.getByRole('region', { name: 'Messages' });
    await messages.getByText('The server is being maintained').waitFor();
    await expectAccessible(page, 'maintenance desktop');
    await keepPicture(page, 'maintenance desktop');
    // Who comes meanwhile is told before she types anything.
    const { page: late } = await visit('phone', product.origin);
    await arriveMeanwhile(late, page);
    await banner(late).waitFor();
    await keepPicture(late, 'maintenance phone');
  } finally {
    await admin.getByRole('button', { name: 'Take changes again' }).click();
    await admin.getByText('Off: changes are taken.').waitFor();
  }

  // The page notices by itself.
  await banner(page).waitFor({ state: 'detached' });
  const messages = page.getByRole('region', { name: 'Messages' });
  await messages.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('row', { name: /Corner shop, Ely/ }).waitFor();
});

/** As the same person in another browser; nobody new can sign up. */
async function arriveMeanwhile(late: Page, page: Page): Promise<void> {
  await late.context().addCookies(await page.context().cookies());
  await late.context().addInitScript(() => localStorage.setItem('expenseai.session', 'yes'));
  await late.goto('/home');
}

test('a task that was done is noted with its day and its doer', async ({ visit }) => {
  const { page } = await visit('desktop', product.origin);
  await arriveAsAdministrator(page);
  await page.goto('/admin/maintenance');
  await page.getByRole('row', { name: /^Clock/ }).waitFor();
  const row = page.getByRole('row', { name: /^Penetration test/ });
  expect(await row.textContent()).toContain('never');
  await row.getByRole('button', { name: 'Note as done: Penetration test' }).click();
  await page.getByText('Noted: Penetration test.').waitFor();
  await expect.poll(() => row.textContent()).toContain('by Ada');
  await keepPicture(page, 'admin maintenance');
});
