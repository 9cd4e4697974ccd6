import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';

interface Person {
  email: string;
  password: string;
}

/** Somebody whom the server does not know yet; her ledger is in pounds, as the browser's locale says. */
export function newPerson(): Person {
  return { email: `${randomUUID()}@example.org`, password: 'harbour paper lantern 7' };
}

/** The first who signed up, when the product was started: its administrator. */
export const administrator: Person = { email: 'administrator@example.org', password: 'harbour paper lantern 7' };

/** Signs up by the forms that a person fills; ends on the first of the first steps. */
export async function signUpOnly(page: Page, { email, password }: Person): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL('**/welcome');
  await page.getByRole('heading', { name: 'How you count' }).waitFor();
}

/** Signs up and skips the first steps; ends on the empty list of transactions. */
export async function signUp(page: Page, person: Person): Promise<void> {
  await signUpOnly(page, person);
  await page.getByRole('button', { name: 'Skip' }).click();
  await page.waitForURL('**/home');
  await page.goto('/transactions');
  await page.getByText('No transactions yet.').waitFor();
}

/** Makes a person with a ledger and signs her in, without the forms. Nothing is opened yet. */
export async function arriveSignedIn(page: Page, locale = 'en-GB'): Promise<Person> {
  const person = newPerson();
  const answer = await page.request.post('/api/v1/auth/register', {
    data: { ...person, locale, timeZone: 'Europe/London' },
  });
  if (!answer.ok()) throw new Error(`Signing up was answered with ${answer.status()}: ${await answer.text()}`);
  await rememberSession(page);
  return person;
}

/** Signs the administrator up, who has to be the first; so everybody who comes later is an ordinary user. */
export async function addAdministrator(origin: string): Promise<void> {
  const answer = await fetch(`${origin}/api/v1/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...administrator, name: 'Ada', currency: 'GBP' }),
  });
  if (!answer.ok) throw new Error(`The administrator couldn’t sign up: ${answer.status} ${await answer.text()}`);
}

/** Signs the administrator in, without the forms. */
export async function arriveAsAdministrator(page: Page): Promise<void> {
  const answer = await page.request.post('/api/v1/auth/login', { data: administrator });
  if (!answer.ok()) throw new Error(`Signing in was answered with ${answer.status()}: ${await answer.text()}`);
  await rememberSession(page);
}

async function rememberSession(page: Page): Promise<void> {
  // What the web keeps beside the cookies once a person has signed in; an empty tab has no storage.
  await page.context().addInitScript(() => {
    if (location.protocol !== 'about:') localStorage.setItem('expenseai.session', 'yes');
  });
}
