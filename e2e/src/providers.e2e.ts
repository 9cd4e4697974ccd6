import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { freePort } from '../../backend/src/testing/free-port.ts';
import { expectAccessible } from './support/accessible.ts';
import { keepPicture, test } from './support/browser.ts';
import { startProvider } from './support/openid-provider.ts';
import { newPerson } from './support/people.ts';
import { startFreshProduct } from './support/product.ts';

let origin: string;
let stop: () => Promise<void>;
beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  const provider = await startProvider(`${origin}/api/v1/auth/oidc/house/callback`, 'robin@example.org');
  const house = {
    id: 'house',
    name: 'House',
    issuer: provider.issuer,
    clientId: 'expenseai',
    clientSecret: 'a secret of the test',
  };
  const product = await startFreshProduct({
    PORT: String(port),
    APP_URL: origin,
    OIDC_PROVIDERS: JSON.stringify([house]),
  });
  stop = async () => {
    await product.stop();
    provider.stop();
  };
});
afterAll(() => stop());

async function toProvider(page: Page, button: string): Promise<void> {
  await page.getByRole(button.startsWith('Continue') ? 'link' : 'button', { name: button }).click();
  await page.getByRole('heading', { name: 'House' }).waitFor();
}

test('a provider signs in, back to the page that was asked for; where it refuses, the page says why', async ({
  visit,
}) => {
  const { page, expectFault } = await visit();
  expectFault(/request to http:/);
  expectFault(/status of 40[19]/);
  // The provider's own page has no icon.
  expectFault(/favicon\.ico/);
  await page.goto(`${origin}/history`);
  // Nobody is here yet: signing in leads on to the first account.
  await page.waitForURL('**/sign-up?next=*');
  await toProvider(page, 'Continue with House');
  await page.getByRole('link', { name: 'Cancel' }).click();

  await page.getByText('The provider didn’t vouch for you. Try again.').waitFor();
  expect(new URL(page.url()).hash).toBe('');
  await expectAccessible(page, 'sign in provider refused');
  await keepPicture(page, 'sign in provider refused');

  await toProvider(page, 'Continue with House');
  await page.getByRole('link', { name: 'Continue' }).click();
  await page.waitForURL(`${origin}/history`);
  await page.getByRole('heading', { name: 'History', level: 1 }).waitFor();
  const me = await (await page.request.get(`${origin}/api/v1/me`)).json();
  expect([me.email, me.name]).toEqual(['robin@example.org', 'Robin']);

  // It is the only way in.
  await page.goto(`${origin}/settings`);
  const accounts = page.getByRole('list', { name: 'Accounts elsewhere' });
  await accounts.getByText('robin@example.org').waitFor();
  await page.getByRole('button', { name: 'Unlink robin@example.org' }).click();
  await page.getByText(/^Without it you could not sign in any more/).waitFor();
  await accounts.getByText('robin@example.org').waitFor();
});

test('an account elsewhere is linked and unlinked in Settings; one of somebody else’s is refused', async ({
  visit,
}) => {
  const { page, expectFault } = await visit('phone');
  expectFault(/favicon\.ico/);
  expectFault(/request to http:/);
  expectFault(/status of 40[19]/);
  const data = { ...newPerson(), locale: 'en-GB', timeZone: 'Europe/London' };
  expect((await page.request.post(`${origin}/api/v1/auth/register`, { data })).status()).toBe(201);
  await page.goto(`${origin}/sign-in`);
  await page.evaluate(() => localStorage.setItem('expenseai.session', 'yes'));
  await page.goto(`${origin}/settings`);
  await toProvider(page, 'Link House');
  await page.getByRole('link', { name: 'Continue' }).click();
  await page.getByText('That account at the provider is linked to another user here.').waitFor();
  await expectAccessible(page, 'settings link refused phone');
  await keepPicture(page, 'settings link refused phone');

  const { page: robin, expectFault: expectFaultOfRobin } = await visit();
  // The account goes while its first page may still be asking.
  expectFaultOfRobin(/status of 40[14]/);
  expectFaultOfRobin(/favicon\.ico/);
  await robin.goto(`${origin}/sign-in`);
  await toProvider(robin, 'Continue with House');
  await robin.getByRole('link', { name: 'Continue' }).click();
  await robin.waitForURL(/\/(welcome|home)/);
  // Signing in counts as the proof that this asks for; then the account there is nobody's.
  expect((await robin.request.delete(`${origin}/api/v1/me`)).status()).toBe(204);

  // The provider knows this browser by now.
  await page.getByRole('button', { name: 'Link House' }).click();
  await page.getByText('The account is linked: you can sign in with it.').waitFor();
  const accounts = page.getByRole('list', { name: 'Accounts elsewhere' });
  await accounts.getByText('robin@example.org').scrollIntoViewIfNeeded();
  await keepPicture(page, 'settings linked phone');
  await page.getByRole('button', { name: 'Unlink robin@example.org' }).click();
  await page.getByText('House is unlinked.').waitFor();
  await expect.poll(() => accounts.count()).toBe(0);
});
