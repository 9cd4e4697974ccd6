import { expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { type Device, test } from './support/browser.ts';
import { Ledger } from './support/ledger.ts';
import { arriveSignedIn } from './support/people.ts';
import { rowsOf } from './support/transactions.ts';

test('an account is made, changed, closed and opened again, each with Undo', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  await page.goto('/accounts');
  await page.getByRole('heading', { name: 'Cash' }).waitFor();
  await expectAccessible(page, 'accounts desktop');

  await page.getByRole('button', { name: 'Account', exact: true }).click();
  await page.getByRole('heading', { name: 'New account' }).waitFor();
  await expectAccessible(page, 'accounts new desktop');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByText('Enter a name.').waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Harbour Bank');
  await page.getByLabel('Number').fill('GB29NWBK60161331926819');
  await page.getByLabel('Opening balance').fill('1,000+250.50');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByText('Harbour Bank is there.').waitFor();
  const entry = page.getByRole('link', { name: /^Harbour Bank/ });
  await expect.poll(() => entry.textContent()).toMatch(/1,250\.50.*•• 6819/);

  const name = page.getByLabel('Name', { exact: true });
  await name.fill('Harbour');
  await name.press('Enter');
  await page.getByText('It is now Harbour.').waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await page.getByRole('heading', { name: 'Harbour Bank' }).waitFor();

  await page.getByLabel('Kind').selectOption('savings');
  await page.getByRole('heading', { name: 'Savings' }).waitFor();
  await page.getByLabel('Opening balance').fill('nothing');
  await page.getByLabel('Opening balance').press('Enter');
  await page.getByText('Enter an amount such as').waitFor();
  expect(await page.getByLabel('Opening balance').inputValue()).toBe('nothing');
  await page.getByLabel('Opening balance').fill('-20');
  await page.getByLabel('Opening balance').press('Enter');
  await expect.poll(() => entry.textContent()).toContain('−20.00');

  await page.getByRole('button', { name: 'Actions for Harbour Bank' }).click();
  await page.getByRole('menuitem', { name: 'Close' }).waitFor();
  await expectAccessible(page, 'accounts menu desktop');
  await page.getByRole('menuitem', { name: 'Close' }).click();
  await page.getByText('Harbour Bank is closed.').waitFor();
  await page.getByText('1 closed').waitFor();
  await page.getByRole('button', { name: 'Actions for Harbour Bank' }).click();
  await page.getByRole('menuitem', { name: 'Reopen' }).click();
  await page.getByText('Harbour Bank is open again.').waitFor();
  await page.getByRole('button', { name: 'Actions for Harbour Bank' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByText('Harbour Bank is deleted.').waitFor();
  await expect.poll(() => entry.count()).toBe(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await entry.waitFor();
});

test.for<Device>(['desktop', 'phone'])('an account opens its transactions, %s', async (device, { visit }) => {
  const { page } = await visit(device);
  await arriveSignedIn(page);
  await (await Ledger.of(page)).add(
    { date: '2026-03-02', amount: -4_50, payee: 'Blue Bottle' },
    { date: '2026-03-03', amount: -30_00, payee: 'Corner Shop' },
  );
  await page.goto('/accounts');
  const entry = page.getByRole('link', { name: /^Cash/ });
  await entry.waitFor();
  await expectAccessible(page, `accounts list ${device}`);
  if (device === 'phone') await entry.press('Enter');
  await page.getByRole('table', { name: 'Newest transactions' }).getByText('Corner Shop').waitFor();
  await expectAccessible(page, `accounts one ${device}`);
  if (device === 'phone') {
    await page.getByRole('button', { name: 'Accounts' }).press('Enter');
    await expect.poll(() => entry.evaluate((element) => element === document.activeElement)).toBe(true);
    await entry.press('Enter');
  }
  await page.getByRole('link', { name: 'All 2 in Transactions' }).click();
  await expect.poll(() => rowsOf(page).count()).toBe(2);
});

test('accounts change places by the keyboard alone', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  const answer = await page.request.post(`${ledger.base}/accounts`, {
    data: { name: 'Harbour Bank', kind: 'current' },
  });
  expect(answer.ok()).toBe(true);
  await page.goto('/accounts');
  const names = () => page.getByRole('region', { name: 'Everyday' }).getByRole('listitem').allTextContents();
  await expect.poll(async () => (await names())[0]).toMatch(/^Cash/);
  await page.getByRole('button', { name: 'Actions for Cash' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Move down' }).press('Enter');
  await page.getByText('Cash moved.').waitFor();
  await expect.poll(async () => (await names())[0]).toMatch(/^Harbour Bank/);
  await page.keyboard.press('u');
  await expect.poll(async () => (await names())[0]).toMatch(/^Cash/);
});

test('accounts that can’t be loaded say so and try again', async ({ visit }) => {
  const { page, expectFault } = await visit();
  await arriveSignedIn(page);
  expectFault(/status of 500/);
  await page.route('**/reference', (route) =>
    route.request().resourceType() === 'fetch' ? route.fulfill({ status: 500, body: '' }) : route.continue(),
  );
  await page.goto('/accounts');
  await page.getByText('This could not be loaded.').waitFor();
  await expectAccessible(page, 'accounts failed desktop');
  await page.unroute('**/reference');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'Cash' }).waitFor();
});
