import { expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { type Device, test } from './support/browser.ts';
import { Ledger } from './support/ledger.ts';
import { arriveSignedIn } from './support/people.ts';
import { rowsOf } from './support/transactions.ts';

test('an empty ledger leads to the import and to a first expense', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  await page.goto('/home');
  await page.getByText('Nothing here yet.').waitFor();
  await expectAccessible(page, 'home empty desktop');
  await page.getByRole('button', { name: 'Type a first expense' }).click();
  await page.getByRole('dialog').getByRole('combobox').waitFor();
  await page.keyboard.type('coffee 4.50');
  await page.getByRole('button', { name: /Amount −£4\.50/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Spending by day' }).waitFor();
  await page.getByRole('link', { name: /Spent in .*£4\.50/ }).waitFor();
});

test.for<Device>(['desktop', 'phone'])('every figure opens its transactions, %s', async (device, { visit }) => {
  const { page } = await visit(device);
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  const date = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/London' });
  const groceries = await ledger.idOf('categories', 'Groceries');
  const salary = await ledger.idOf('categories', 'Salary');
  await ledger.add(
    { date, amount: -30_00, payee: 'Corner Shop', categoryId: groceries },
    { date, amount: -12_50, payee: 'Blue Bottle', categoryId: await ledger.idOf('categories', 'Eating out') },
    { date, amount: 1_000_00, payee: 'Hartwell Design', categoryId: salary },
  );

  await page.goto('/home');
  await page.getByRole('link', { name: /Spent in .*£42\.50/ }).waitFor();
  await expectAccessible(page, `home ${device}`);
  expect(await page.getByRole('img', { name: /^Spent by day.*£42\.50 by/ }).count()).toBe(1);

  // The drawing as a table, whose days lead to what was spent on them.
  await page.getByRole('button', { name: 'As table' }).click();
  const table = page.getByRole('table', { name: 'Spending by day' });
  await table.getByRole('cell', { name: '42.50' }).first().waitFor();
  await expectAccessible(page, `home as table ${device}`);
  await page.getByRole('button', { name: 'As chart' }).click();

  await page.getByRole('link', { name: /Spent in .*£42\.50/ }).click();
  await expect.poll(() => rowsOf(page).count()).toBe(2);
  await page.goBack();
  await page.getByRole('link', { name: 'Groceries' }).click();
  await expect.poll(() => rowsOf(page).count()).toBe(1);
  await page.goBack();
  await page.getByRole('link', { name: /^Came in £1,000\.00/ }).click();
  await page.waitForURL('**/transactions?**');
  await expect.poll(() => rowsOf(page).count()).toBe(1);
  await page.getByRole('row', { name: /Hartwell Design/ }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: 'Blue Bottle' }).click();
  await page.getByRole('heading', { name: 'History' }).waitFor();
});

test('Home that can’t be loaded says so and tries again', async ({ visit }) => {
  const { page, expectFault } = await visit();
  await arriveSignedIn(page);
  expectFault(/status of 500/);
  await page.route('**/home', (route) =>
    route.request().resourceType() === 'fetch' ? route.fulfill({ status: 500, body: '' }) : route.continue(),
  );
  await page.goto('/home');
  await page.getByText('The month could not be loaded.').waitFor();
  await expectAccessible(page, 'home failed desktop');
  await page.unroute('**/home');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Nothing here yet.').waitFor();
});

test('where the last two months are quiet, Home leads to the newest transactions', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  await ledger.add({ date: '2025-08-24', amount: -30_00, payee: 'Corner Shop' });
  await page.goto('/home');
  await page.getByText('The newest transactions are of 24 Aug 2025.').waitFor();
  expect(await page.getByRole('img', { name: /^Spent by day/ }).count()).toBe(0);
  await expectAccessible(page, 'home quiet desktop');
  await page.getByRole('link', { name: 'Show that month' }).click();
  await page.waitForURL('**/home?month=2025-08-01');
  await page.getByRole('link', { name: /Spent in August 2025 £30\.00/ }).waitFor();
  await page.getByRole('link', { name: 'Corner Shop' }).waitFor();
});

test.for<Device>(['desktop', 'phone'])('months that are over are a step away, %s', async (device, { visit }) => {
  const { page } = await visit(device);
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  const groceries = await ledger.idOf('categories', 'Groceries');
  await ledger.add(
    { date: '2025-08-24', amount: -30_00, payee: 'Corner Shop', categoryId: groceries },
    { date: '2025-07-30', amount: -12_50, payee: 'Blue Bottle', categoryId: groceries },
  );
  await page.goto('/home?month=2025-08-01');
  await page.getByRole('link', { name: /Spent in August 2025 £30\.00/ }).waitFor();
  await page.getByText('17.50 more than in July 2025').waitFor();
  expect(await page.getByRole('img', { name: /August 2025 against July 2025: £30\.00 at its end/ }).count()).toBe(1);
  await expectAccessible(page, `home over ${device}`);

  await page.getByRole('button', { name: 'Previous month' }).click();
  await page.waitForURL('**/home?month=2025-07-01');
  await page.getByRole('heading', { name: 'Newest in July 2025' }).waitFor();
  await page.getByRole('link', { name: 'Blue Bottle' }).waitFor();
  await page.getByRole('link', { name: /Spent in July 2025 £12\.50/ }).click();
  await page.waitForURL('**/transactions?**');
  await expect.poll(() => rowsOf(page).count()).toBe(1);

  // Back, and on to this month, which is the last.
  await page.goBack();
  await page.getByRole('button', { name: 'Next month' }).click();
  await page.waitForURL('**/home?month=2025-08-01');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' }).click();
  await page.waitForURL('**/home');
  await expect.poll(() => page.getByRole('button', { name: 'Next month' }).isDisabled()).toBe(true);
});
