import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { springStatement } from './support/bank-files.ts';
import { test } from './support/browser.ts';
import { bringIn } from './support/importing.ts';
import { arriveSignedIn, newPerson, signUp } from './support/people.ts';
import { rowsOf } from './support/transactions.ts';

function hasFocus(field: Locator): Promise<boolean> {
  return field.evaluate((element) => element === document.activeElement);
}

test('signs in by keys alone', async ({ visit }) => {
  const { page } = await visit();
  const person = newPerson();
  await signUp(page, person);
  await page.evaluate(() => localStorage.clear());
  // A page that is open would notice that its session is gone.
  await page.goto('about:blank');
  await page.context().clearCookies();

  await page.goto('/sign-in');
  await expect.poll(() => hasFocus(page.getByLabel('Email'))).toBe(true);
  await page.keyboard.type(person.email);
  const password = page.getByLabel('Password', { exact: true });
  for (let tabs = 0; tabs < 3 && !(await hasFocus(password)); tabs += 1) await page.keyboard.press('Tab');
  expect(await hasFocus(password)).toBe(true);
  await page.keyboard.type(person.password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/welcome');
  // What the first steps ask is skipped by keys, too.
  await page.getByRole('heading', { name: 'How you count' }).waitFor();
  await page.getByRole('button', { name: 'Skip' }).press('Enter');
  await page.waitForURL('**/home');
});

test('the list works by the keys that the sheet names', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  await bringIn(page, springStatement);
  const { keyboard } = page;
  const current = page.locator('tr:focus');

  await keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const what of ['Search transactions', 'Next transaction', 'Select the line', 'Set the category']) {
    await sheet.getByText(what).waitFor();
  }
  await keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });

  // Newest first: j goes down, k comes back.
  await keyboard.press('j');
  await current.filter({ hasText: /Lidl/ }).waitFor();
  await keyboard.press('j');
  await current.filter({ hasText: /Wren and Oak/ }).waitFor();
  await keyboard.press('k');
  await current.filter({ hasText: /Lidl/ }).waitFor();

  await keyboard.press('x');
  await page.getByRole('region', { name: 'Selection' }).getByText('1 selected').waitFor();
  await keyboard.press('j');
  await keyboard.press('x');
  await page.getByRole('region', { name: 'Selection' }).getByText('2 selected').waitFor();
  await page.getByRole('region', { name: 'Selection' }).getByText('−36.16').waitFor();
  await keyboard.press('Escape');
  await page.getByRole('region', { name: 'Selection' }).waitFor({ state: 'detached' });

  // c opens the categories with the focus in the search; Escape leaves all as it was, Enter sets.
  await keyboard.press('c');
  const categories = page.getByRole('combobox', { name: 'Category' });
  await categories.waitFor();
  await keyboard.press('Escape');
  await categories.waitFor({ state: 'hidden' });
  await keyboard.press('c');
  await categories.waitFor();
  await keyboard.type('Groceries');
  await page.getByRole('option', { name: 'Groceries' }).waitFor();
  await keyboard.press('Enter');
  await page.getByText(/^Category set to Groceries/).waitFor();
  await keyboard.press('u');
  await page.getByText('Undone.', { exact: true }).waitFor();

  await keyboard.press('/');
  const filter = page.getByRole('combobox', { name: 'Filter' });
  await expect.poll(() => hasFocus(filter)).toBe(true);
  await keyboard.type('coffee');
  await keyboard.press('Enter');
  await expect.poll(() => rowsOf(page).count()).toBe(2);
});
