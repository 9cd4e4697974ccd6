import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect } from 'vitest';
import { freePort } from '../../backend/src/testing/free-port.ts';
import { mailSettingsFor, type SmtpListener, startSmtpListener } from '../../backend/src/testing/smtp-listener.ts';
import { test } from './support/browser.ts';
import { arriveSignedIn, newPerson, signUpOnly } from './support/people.ts';
import { startFreshProduct } from './support/product.ts';
import { expectSound } from './support/sound-page.ts';

let mailbox: SmtpListener;
let product: Awaited<ReturnType<typeof startFreshProduct>>;
beforeAll(async () => {
  mailbox = await startSmtpListener();
  const port = await freePort();
  const APP_URL = `http://127.0.0.1:${port}`;
  product = await startFreshProduct({ ...mailSettingsFor(mailbox), PORT: String(port), APP_URL });
});
afterAll(async () => {
  await product.stop();
  await mailbox.close();
});

/** Runs a command of the operator beside the product, and gives what it prints. */
async function operate(command: string, email: string): Promise<string> {
  const path = join(import.meta.dirname, '../../backend/src/features/auth', `${command}-command.ts`);
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=source', path, email], {
    env: { ...process.env, APP_ENV: 'local', DATA_DIR: join(product.folder, 'data'), APP_URL: product.origin },
  });
  return stdout;
}

/** The link in the mail with this subject that came, or comes, to an address. */
async function linkTo(address: string, subject: RegExp): Promise<string> {
  const { text = '' } = await mailbox.next(address, (mail) => subject.test(mail.subject ?? ''));
  const link = /https?:\S+#token=\S+/.exec(text)?.[0];
  expect(link, text).toContain(`${product.origin}/`);
  return link ?? '';
}

test('whoever comes to a new installation is led to the first account; after it there is signing in', async ({
  visit,
}) => {
  const { page } = await visit('phone', product.origin);
  await page.goto('/');
  await page.waitForURL('**/sign-up');
  await page.getByText('Nobody has an account here yet').waitFor();
  expect(await page.getByRole('link', { name: 'Sign in' }).count()).toBe(0);
  await expectSound(page, 'dark', 'first account phone');
  const { email, password } = newPerson();
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL('**/welcome');

  const { page: later } = await visit('desktop', product.origin);
  await later.goto('/');
  await later.waitForURL('**/sign-in');
  await later.getByRole('link', { name: 'Create an account' }).click();
  await later.getByRole('link', { name: 'Sign in' }).waitFor();
  expect(await later.getByText('Nobody has an account').count()).toBe(0);
});

test('who signed up is asked to verify the address, and does so by the link of the mail', async ({ visit }) => {
  const { page } = await visit('desktop', product.origin);
  const person = newPerson();
  await signUpOnly(page, person);
  const link = await linkTo(person.email, /^Verify/);

  await page.goto('/home');
  const banner = page.getByRole('status').filter({ hasText: `A link was sent to ${person.email}.` });
  await banner.getByRole('button', { name: 'Send the link again' }).click();
  await page.getByText(`A link to ${person.email} is on its way.`).waitFor();
  await expectSound(page, 'light', 'home not verified desktop');
  await banner.getByRole('button', { name: 'Dismiss' }).click();
  await banner.waitFor({ state: 'hidden' });
  await page.reload();
  await page.getByText('Nothing here yet.').waitFor();
  expect(await banner.count()).toBe(0);

  await page.goto('/settings');
  const profile = page.getByRole('region', { name: 'Profile' });
  await profile.getByText('This address is not verified yet.').waitFor();
  expect(await banner.count()).toBe(0);
  await expectSound(page, 'light', 'settings not verified desktop');
  await profile.getByRole('button', { name: 'Send the link again' }).click();
  await page.getByText(`A link to ${person.email} is on its way.`).waitFor();

  const tab = await page.context().newPage();
  await tab.goto('/home');
  await tab.getByText(`A link was sent to ${person.email}.`).waitFor();
  await page.goto(link);
  await page.getByRole('button', { name: 'Verify the address' }).click();
  await page.getByText(`${person.email} is verified.`).waitFor();
  // Whoever comes back to the tab finds that it has been done.
  await tab.evaluate(() => window.dispatchEvent(new Event('focus')));
  await tab.getByText(`A link was sent to`).waitFor({ state: 'detached' });
  await tab.close();
  expect(page.url()).not.toContain('token');
  await expectSound(page, 'light', 'verified desktop');
  await page.goto('/settings');
  await profile.getByText('verified', { exact: true }).waitFor();
  expect(await profile.getByText('not verified').count()).toBe(0);
});

test('another address is taken once the link that went there is followed', async ({ visit }) => {
  const { page } = await visit('phone', product.origin);
  const { email } = await arriveSignedIn(page);
  await page.goto('/settings');
  const profile = page.getByRole('region', { name: 'Profile' });
  await profile.getByRole('button', { name: 'Change the email' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change the address' });
  await dialog.getByText('A link is sent to the new address.').waitFor();
  await expectSound(page, 'dark', 'change address phone');
  const field = dialog.getByLabel('New email');
  await field.fill('nowhere');
  await field.press('Enter');
  await dialog.getByText('Enter an email address such as').waitFor();
  const next = `moved-${email}`;
  await field.fill(next);
  await dialog.getByRole('button', { name: 'Change the address' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await profile.getByText(`${next} takes its place`).waitFor();
  expect(await profile.getByLabel('Email', { exact: true }).inputValue()).toBe(email);
  await expectSound(page, 'dark', 'address pending phone');

  await page.goto(await linkTo(next, /^Verify/));
  await page.getByRole('button', { name: 'Verify the address' }).click();
  await page.getByText(`${next} is verified.`).waitFor();
  await page.goto('/settings');
  await profile.getByText('verified', { exact: true }).waitFor();
  expect(await profile.getByLabel('Email', { exact: true }).inputValue()).toBe(next);
});

test('a forgotten password is set anew by the link of the mail', async ({ visit }) => {
  const { page } = await visit('phone', product.origin);
  const person = newPerson();
  await page.request.post('/api/v1/auth/register', { data: person });
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot it?' }).click();
  await page.getByRole('heading', { name: 'Forgotten password' }).waitFor();
  await expectSound(page, 'dark', 'forgot phone');
  await page.getByLabel('Email').fill(person.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByText('If this address has an account, a link is on its way.').waitFor();
  await expectSound(page, 'dark', 'forgot sent phone');

  const password = 'violet-badger-17-kettle';
  await page.goto(await linkTo(person.email, /^Set a new password/));
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Set password' }).click();
  await page.getByText('The new password is set.').waitFor();
  await page.getByRole('link', { name: 'To sign in' }).click();
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/(welcome|home)/);
});

test('an owner invites somebody new by mail, who creates an account with it and is in the ledger', async ({
  visit,
}) => {
  const { page } = await visit('desktop', product.origin);
  await arriveSignedIn(page);
  await page.goto('/settings');
  const members = page.getByRole('region', { name: 'Members' });
  const guest = newPerson();
  await members.getByLabel('Email of a member').fill(guest.email);
  await members.getByRole('button', { name: 'Add member' }).click();
  await page.getByText(`An invitation to ${guest.email} is on its way.`).waitFor();
  await members.getByRole('list', { name: 'Invitations' }).getByText(guest.email).waitFor();
  await expectSound(page, 'light', 'settings invited desktop');

  const { page: theirs } = await visit('phone', product.origin);
  await theirs.goto(await linkTo(guest.email, /shares a ledger with you$/));
  await theirs.getByText('invites you to the ledger').waitFor();
  await expectSound(theirs, 'dark', 'invited phone');
  expect(await theirs.getByLabel('Email').inputValue()).toBe(guest.email);
  await theirs.getByLabel('Password', { exact: true }).fill(guest.password);
  await theirs.getByRole('button', { name: 'Create account' }).click();
  await theirs.waitForURL('**/welcome');
  const ledgers = (await (await theirs.request.get('/api/v1/ledgers')).json()).items;
  expect(ledgers.map(({ role }: { role: string }) => role).sort()).toEqual(['editor', 'owner']);
  // The mail reached them: there is nothing left to verify.
  expect(await (await theirs.request.get('/api/v1/me')).json()).toMatchObject({ isEmailVerified: true });
});

test('a link into a ledger lets in who is signed in, and who signs in with it', async ({ visit }) => {
  const { page } = await visit('desktop', product.origin);
  await arriveSignedIn(page);
  await page.goto('/settings');
  const members = page.getByRole('region', { name: 'Members' });
  const makeLink = async () => {
    await members.scrollIntoViewIfNeeded();
    await members.getByRole('button', { name: 'Invite by link' }).click();
    const field = members.getByLabel('Link', { exact: true });
    await field.waitFor();
    return field.inputValue();
  };
  const { page: theirs } = await visit('phone', product.origin);
  await arriveSignedIn(theirs);
  await theirs.goto(await makeLink());
  await theirs.getByText('As a viewer you may read it.').waitFor();
  await expectSound(theirs, 'light', 'invite signed in phone');
  await theirs.getByRole('button', { name: 'Join' }).click();
  await theirs.waitForURL('**/home?ledger=*');

  const { page: later } = await visit('desktop', product.origin);
  const person = newPerson();
  await later.request.post('/api/v1/auth/register', { data: person });
  await later.context().clearCookies();
  await page.reload();
  await later.goto(await makeLink());
  await later.getByText('invites you to the ledger').waitFor();
  await expectSound(later, 'dark', 'invite signed out desktop');
  await later.getByRole('link', { name: 'Sign in' }).click();
  await later.waitForURL('**/sign-in*');
  await later.getByLabel('Email').fill(person.email);
  await later.getByLabel('Password', { exact: true }).fill(person.password);
  await later.getByRole('button', { name: 'Sign in', exact: true }).click();
  await later.getByRole('button', { name: 'Join' }).click();
  await later.waitForURL('**/home?ledger=*');
});

test('the operator’s commands make administrators: of somebody new by a link, and of somebody who is here', async ({
  visit,
}) => {
  const { page } = await visit('phone', product.origin);
  const isAdministrator = async () => (await (await page.request.get('/api/v1/me')).json()).isAdministrator;
  const chief = newPerson();
  const link = /\S+#token=\S+/.exec(await operate('admin-create', chief.email))?.[0] ?? '';
  await page.goto(link);
  await page.getByText('You are invited to this installation.').waitFor();
  await expectSound(page, 'light', 'invited to the installation phone');
  await page.getByLabel('Password', { exact: true }).fill(chief.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL('**/welcome');
  expect(await isAdministrator()).toBe(true);
  await expect(operate('admin-create', chief.email)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('npm run admin:grant'),
  });

  const { email } = await arriveSignedIn(page);
  expect(await isAdministrator()).toBe(false);
  expect(await operate('admin-grant', email)).toBe(`${email} is an administrator.\n`);
  expect(await isAdministrator()).toBe(true);
  await expect(operate('admin-grant', 'nobody@example.org')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('npm run admin:create'),
  });
});
