import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { test } from './support/browser.ts';
import { Ledger } from './support/ledger.ts';
import { arriveSignedIn } from './support/people.ts';

const cover = (page: Page) => page.getByRole('dialog', { name: 'Your session has ended' });

async function signInAgain(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await cover(page).getByLabel('Email').fill(email);
  await cover(page).getByLabel('Password', { exact: true }).fill(password);
  await cover(page).getByRole('button', { name: 'Sign in' }).click();
}

test('a session that ends while something is typed is gone on with, and nothing is lost', async ({ visit }) => {
  const { page, expectFault } = await visit();
  expectFault(/status of 401/);
  const person = await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  await ledger.add({ date: '2026-03-03', amount: -1200, payee: 'Corner shop' });
  await page.goto('/transactions');
  await page.getByRole('row', { name: /Corner shop/ }).click();
  const details = page.getByRole('complementary', { name: 'Details of the transaction' });
  await details.getByRole('button', { name: /^Split among categories/ }).click();
  const share = details.getByRole('textbox', { name: 'Amount of line 1' });
  await share.fill('5');
  await details.getByRole('textbox', { name: 'Notes' }).fill('for the office');
  await page.context().clearCookies();
  await details.getByRole('textbox', { name: 'Notes' }).blur();

  await cover(page).waitFor();
  await expectAccessible(page, 'session ended desktop');
  expect(await cover(page).getByLabel('Email').inputValue()).toBe(person.email);
  await page.keyboard.press('Escape');
  await signInAgain(page, { ...person, password: 'not the password' });
  await cover(page).getByText('The email address or the password is wrong.').waitFor();
  await signInAgain(page, person);
  await cover(page).waitFor({ state: 'detached' });
  await expect.poll(async () => (await ledger.items('transactions'))[0]).toMatchObject({ notes: 'for the office' });
  expect(await share.inputValue()).toBe('5');

  // A line being added, in a dialog of its own, is sent once the user is back.
  await share.blur();
  await page.keyboard.press('Control+k');
  const bar = page.getByRole('dialog').getByRole('combobox');
  await bar.fill('coffee 4.50');
  await page.getByRole('button', { name: /^Amount/ }).waitFor();
  await page.context().clearCookies();
  await page.keyboard.press('Enter');
  await cover(page).waitFor();
  await signInAgain(page, person);
  await expect.poll(async () => (await ledger.items('transactions')).length).toBe(2);

  // With a passkey or at a provider, too: in a tab of its own, which this one hears of.
  await page.getByRole('row', { name: /Corner shop/ }).click();
  await details.getByRole('textbox', { name: 'Notes' }).fill('for the attic');
  await page.context().clearCookies();
  await details.getByRole('textbox', { name: 'Notes' }).blur();
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    cover(page).getByRole('link', { name: 'Another way' }).click(),
  ]);
  await tab.getByLabel('Email').fill(person.email);
  await tab.getByLabel('Password', { exact: true }).fill(person.password);
  await tab.getByRole('button', { name: 'Sign in', exact: true }).click();
  await cover(page).waitFor({ state: 'detached' });
  await expect.poll(async () => JSON.stringify(await ledger.items('transactions'))).toContain('for the attic');
});

test('another user who signs in there finds nothing of the one before', async ({ visit }) => {
  const { page: elsewhere } = await visit();
  const other = await arriveSignedIn(elsewhere);
  const { page, expectFault } = await visit();
  expectFault(/status of 401/);
  await arriveSignedIn(page);
  await (await Ledger.of(page)).add({ date: '2026-03-03', amount: -320, payee: 'Zorblat Nook' });
  await page.goto('/transactions');
  await page.getByRole('row', { name: /Zorblat Nook/ }).waitFor();
  await page.keyboard.press('n');
  await page.getByRole('dialog').getByRole('combobox').fill('secret gift 80');
  await page.keyboard.press('Escape');
  await page.context().clearCookies();
  await page.getByRole('combobox', { name: 'Filter' }).fill('nook');
  await page.keyboard.press('Enter');

  await cover(page).waitFor();
  await signInAgain(page, other);
  await page.waitForURL('**/home');
  await page.getByText('Nothing here yet.').waitFor();
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(stored).not.toMatch(/secret|nook/);
  await page.keyboard.press('n');
  expect(await page.getByRole('dialog').getByRole('combobox').inputValue()).toBe('');
  await page.goto('/transactions');
  await page.getByText('No transactions yet.').waitFor();
});
