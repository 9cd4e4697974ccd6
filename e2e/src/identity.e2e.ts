import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { keepPicture, test } from './support/browser.ts';
import { arriveSignedIn, newPerson } from './support/people.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app shows now for a key in base32 (RFC 6238). */
function codeOf(key: string): string {
  const bits = [...key].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', bytes).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Profile/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in**');
}

test('the second step is switched on in Settings, and a recovery code then signs in once', async ({ visit }) => {
  const { page, expectFault } = await visit('phone');
  expectFault(/status of 401/);
  const person = await arriveSignedIn(page);
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Switch on' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
  await expectAccessible(page, 'settings second step phone');
  const key = (await dialog.locator('code').innerText()).replaceAll(' ', '');
  await dialog.getByLabel('Code that the app shows').fill('000000');
  await dialog.getByRole('button', { name: 'Switch on' }).click();
  await dialog.getByText('The code is wrong, or was used before.').waitFor();
  await dialog.getByLabel('Code that the app shows').fill(codeOf(key));
  await dialog.getByRole('button', { name: 'Switch on' }).click();
  const codes = dialog.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect.poll(() => codes.count()).toBe(10);
  const recoveryCode = await codes.first().innerText();
  await expectAccessible(page, 'settings recovery codes phone');
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText('10 recovery codes are left.').waitFor();

  await page.request.post('/api/v1/auth/logout');
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'One more step' }).waitFor();
  await expectAccessible(page, 'sign in second step phone');
  await page.getByLabel('Code').fill(codeOf(key));
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(recoveryCode);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/(welcome|home)/);
});

test('a passkey is made in Settings, signs in by itself, and is removed', async ({ visit }) => {
  const { page, expectFault } = await visit();
  // Passkeys belong to a name, which the address 127.0.0.1 isn't.
  const origin = inject('origin').replace('127.0.0.1', 'localhost');
  expectFault(new RegExp(`request to ${origin}/`));
  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const data = { ...newPerson(), locale: 'en-GB', timeZone: 'Europe/London' };
  expect((await page.request.post(`${origin}/api/v1/auth/register`, { data })).status()).toBe(201);
  await page.goto(`${origin}/sign-in`);
  await page.evaluate(() => localStorage.setItem('expenseai.session', 'yes'));
  await page.goto(`${origin}/settings`);
  await page.getByLabel('Name of the passkey').fill('Test bench');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const passkeys = page.getByRole('list', { name: 'Passkeys' });
  await passkeys.getByText('Test bench').waitFor();
  await expectAccessible(page, 'settings passkeys');
  await page.getByRole('button', { name: 'Rename Test bench' }).click();
  const name = passkeys.getByLabel('Name of the passkey');
  await name.press('Escape');
  await page.getByRole('button', { name: 'Rename Test bench' }).click();
  await name.fill('Work bench');
  await name.press('Enter');
  await passkeys.getByText('Work bench').waitFor();

  await signOut(page);
  // From the list of the address field: this device touches itself.
  await page.waitForURL(/\/(welcome|home)/);
  await page.goto(`${origin}/settings`);
  await passkeys.getByText(/last used/).waitFor();
  await page.getByRole('button', { name: 'Remove Work bench' }).click();
  await expect.poll(() => passkeys.count()).toBe(0);
});

test('what is sensitive asks who one is in a dialog, goes on by itself, and loses nothing that was typed', async ({
  visit,
}) => {
  const { page, expectFault } = await visit();
  expectFault(/status of 40[13]/);
  const person = await arriveSignedIn(page);
  await page.goto('/settings');
  // As after ten minutes.
  let refusals = 1;
  await page.route('**/api/v1/auth/password/change', (route) => {
    refusals -= 1;
    if (refusals < 0) return route.continue();
    const body = JSON.stringify({ type: '/problems/step-up-required', status: 403 });
    return route.fulfill({ status: 403, contentType: 'application/problem+json', body });
  });
  await page.getByRole('button', { name: 'Change password' }).click();
  const form = page.getByRole('dialog', { name: 'Change password' });
  await form.getByLabel('Current password', { exact: true }).fill(person.password);
  await form.getByLabel('New password', { exact: true }).fill('winter orchard copper 12');
  await form.getByRole('button', { name: 'Set password' }).click();

  const asked = page.getByRole('dialog', { name: 'Confirm that it is you' });
  const asks = asked.getByLabel('Password', { exact: true });
  // Whoever was interrupted types on at once.
  await expect.poll(() => asks.evaluate((field) => field === document.activeElement)).toBe(true);
  await asks.fill('wrong');
  await expectAccessible(page, 'step-up');
  await asked.getByRole('button', { name: 'Confirm' }).click();
  await asked.getByText('This is not your password.').waitFor();
  await asks.fill(person.password);
  await asked.getByRole('button', { name: 'Confirm' }).click();
  await page.getByText('The password is changed; all other places are signed out.').waitFor();

  refusals = 1;
  await page.getByRole('button', { name: 'Change password' }).click();
  await form.getByLabel('Current password', { exact: true }).fill('winter orchard copper 12');
  await form.getByLabel('New password', { exact: true }).fill('summer orchard copper 12');
  await form.getByRole('button', { name: 'Set password' }).click();
  await asks.waitFor();
  await page.keyboard.press('Escape');
  await form.getByText('Confirm that it is you, then try again. Nothing was changed.').waitFor();
  expect(await form.getByLabel('New password', { exact: true }).inputValue()).toBe('summer orchard copper 12');
});

test('what happened to one’s own sign-in is listed newest first, a page at a time, in the reader’s language', async ({
  visit,
}) => {
  const { page, expectFault } = await visit('phone');
  expectFault(/status of 401/);
  const person = await arriveSignedIn(page, 'de-DE');
  for (let n = 0; n < 20; n += 1) {
    await page.request.post('/api/v1/auth/login', { data: { email: person.email, password: 'not the password' } });
  }
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Anzeigen', exact: true }).click();
  const events = page.getByRole('list', { name: 'Was geschehen ist' }).getByRole('listitem');
  await expect.poll(() => events.count()).toBe(20);
  expect(await events.first().innerText()).toMatch(/^Anmeldung gescheitert/);
  await expectAccessible(page, 'settings events phone');
  await events.first().scrollIntoViewIfNeeded();
  await keepPicture(page, 'settings events phone');
  await page.getByRole('button', { name: 'Mehr anzeigen' }).click();
  await expect.poll(() => events.count()).toBe(21);
  expect(await events.last().innerText()).toMatch(/^Konto angelegt/);
});
