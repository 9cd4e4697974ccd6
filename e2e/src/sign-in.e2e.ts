import { expect } from 'vitest';
import { test } from './support/browser.ts';
import { Ledger } from './support/ledger.ts';
import { arriveSignedIn, newPerson, signUp } from './support/people.ts';
import { expectSound } from './support/sound-page.ts';

test('signs up, out and in again, and comes back to the page that was asked for', async ({ visit }) => {
  // Nowhere on the way does a page ask what can only be refused: the console stays empty.
  const { page } = await visit();
  const person = newPerson();
  await signUp(page, person);

  await page.getByRole('button', { name: /^Profile/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in**');

  await page.goto('/transactions?q=date%3A2025-03');
  await page.waitForURL('**/sign-in?next=*');
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/transactions?q=date%3A2025-03');
  await page.getByText('Nothing matches this filter.').waitFor();
});

test('signing out leaves nothing in the browser, in no tab, and the next user sees none of it', async ({ visit }) => {
  const { page, expectFault } = await visit();
  // A tab that hears late of it may still ask for what it shows.
  expectFault(/status of 401/);
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  await ledger.add({ date: '2025-03-12', amount: -3_20, payee: 'Zorblat Nook' });
  const other = await page.context().newPage();
  await other.goto('/transactions');
  await other.getByRole('row', { name: /Zorblat Nook/ }).waitFor();
  await page.goto('/transactions');
  await page.getByRole('row', { name: /Zorblat Nook/ }).waitFor();
  await page.keyboard.press('n');
  await page.getByRole('dialog').getByRole('combobox').fill('secret gift 80');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: /^Profile/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in**');
  await other.waitForURL('**/sign-in**');
  const stored = await other.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(stored).not.toMatch(/secret|"expenseai\.(ledger|entry|scroll|uploads)/);

  await signUp(page, newPerson());
  await page.goto('/transactions');
  await page.getByText('No transactions yet.').waitFor();
  await page.keyboard.press('n');
  expect(await page.getByRole('dialog').getByRole('combobox').inputValue()).toBe('');
});

test('says what is wrong and keeps what was typed', async ({ visit }) => {
  const { page, expectFault } = await visit();
  expectFault(/status of 401/);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Enter your email address.').waitFor();

  await page.getByLabel('Email').fill('nobody@example.org');
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('The email address or the password is wrong.').waitFor();
  expect(await page.getByLabel('Email').inputValue()).toBe('nobody@example.org');

  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.waitForURL('**/sign-up**');
  await page.getByLabel('Password', { exact: true }).fill('password1');
  await page.getByText('Weak.').waitFor();
});

test('where accounts are made by invitation, nothing leads to a form that could only refuse', async ({ visit }) => {
  const { page } = await visit('phone');
  await page.route('**/api/v1/auth/options', (route) =>
    route.fulfill({ json: { registration: 'invite', isFirstRun: false, sendsMail: false, providers: [] } }),
  );
  await page.goto('/sign-in');
  await page.getByText('New here? Accounts are made by invitation.').waitFor();
  expect(await page.getByRole('link', { name: 'Create an account' }).count()).toBe(0);
  await page.goto('/sign-up');
  await page.getByText('Accounts are made by invitation here.').waitFor();
  expect(await page.getByRole('button', { name: 'Create account' }).count()).toBe(0);
  await expectSound(page, 'light', 'sign-up shut phone');
});
