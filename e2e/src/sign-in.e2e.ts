import { expect } from 'vitest';
import { test } from './support/browser.ts';
import { newPerson, signUp } from './support/people.ts';

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
  await page.getByLabel('Password', { exact: true }).fill('password1');
  await page.getByText('Weak.').waitFor();
});
