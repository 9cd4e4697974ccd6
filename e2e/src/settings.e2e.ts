import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { type Device, test } from './support/browser.ts';
import { Ledger } from './support/ledger.ts';
import { arriveSignedIn, newPerson } from './support/people.ts';

test.for<Device>(['desktop', 'phone'])('settings are saved as they are changed, %s', async (device, { visit }) => {
  const { page } = await visit(device);
  await arriveSignedIn(page);
  await page.goto('/settings');
  const name = page.getByLabel('Name', { exact: true });
  await page.getByText('this one, since').waitFor();
  const members = page.getByRole('region', { name: 'Members' });
  await members.scrollIntoViewIfNeeded();
  await members.getByRole('listitem').getByText('Owner', { exact: true }).waitFor();
  await expectAccessible(page, `settings ${device}`);

  // By Enter, and taken back by the toast.
  await name.fill('Ada Hartwell');
  await name.press('Enter');
  await page.getByText('Your name is changed.').waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => name.inputValue()).toBe('');
  // Esc lets go of what was typed.
  await name.fill('Not this');
  await name.press('Escape');
  expect(await name.inputValue()).toBe('');

  await page.getByText('Dark', { exact: true }).click();
  await page.locator('html[data-theme=dark]').waitFor();
  await page.getByText('System', { exact: true }).click();

  await page.getByRole('region', { name: 'Ledger' }).getByLabel('Month starts on').selectOption('25');
  await page.getByText('The month starts on another day.').waitFor();
  const ledgerName = page.getByLabel('Ledger name');
  await ledgerName.fill('');
  await ledgerName.press('Enter');
  await page.getByText('Enter a name.').waitFor();
  await ledgerName.fill('House & home');
  await ledgerName.press('Enter');
  await page.getByText('The ledger is renamed.').waitFor();
  await page.reload();
  await expect.poll(() => ledgerName.inputValue()).toBe('House & home');
});

test('the language changes at once, and the settings with it', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  await page.goto('/settings');
  await page.getByLabel('Language', { exact: true }).selectOption('de');
  await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
  await page.getByText('Passwort und Sitzungen').waitFor();
  await expectAccessible(page, 'settings German');
});

test('what is refused is said at its field, and what was typed is kept', async ({ visit }) => {
  const { page, expectFault } = await visit();
  await arriveSignedIn(page);
  await page.goto('/settings');
  expectFault(/status of 500/);
  await page.route('**/api/v1/me', (route) =>
    route.request().method() === 'PATCH' ? route.fulfill({ status: 500, body: '' }) : route.continue(),
  );
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('Ada');
  await name.press('Enter');
  await page.getByText('The server made a mistake.').waitFor();
  expect(await name.inputValue()).toBe('Ada');
  expect(await name.getAttribute('aria-invalid')).toBe('true');
  await expectAccessible(page, 'settings refused');
});

test('the password is changed with the current one, and other places are signed out', async ({ visit }) => {
  const { page, expectFault } = await visit();
  const person = await arriveSignedIn(page);
  const other = await visit('phone');
  const answer = await other.page.request.post('/api/v1/auth/login', { data: person });
  expect(answer.ok()).toBe(true);

  await page.goto('/settings');
  await page.getByRole('button', { name: 'Sign out Chrome' }).first().waitFor();
  await page.getByRole('button', { name: 'Change password' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change password' });
  await expectAccessible(page, 'settings password');
  const current = dialog.getByLabel('Current password', { exact: true });
  const next = dialog.getByLabel('New password', { exact: true });
  await current.fill('something else');
  await next.fill('winter orchard copper 12');
  expectFault(/status of 401/);
  await dialog.getByRole('button', { name: 'Set password' }).click();
  await dialog.getByText('This is not your current password.').waitFor();
  expect(await next.inputValue()).toBe('winter orchard copper 12');
  await current.fill(person.password);
  await dialog.getByRole('button', { name: 'Set password' }).click();
  await page.getByText('The password is changed; all other places are signed out.').waitFor();
  await expect.poll(() => page.getByRole('button', { name: /^Sign out Chrome/ }).count()).toBe(0);
  expect((await other.page.request.get('/api/v1/me')).status()).toBe(401);
});

test('a member is added, changed, removed and let in again by Undo', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  const guest = newPerson();
  const { page: theirs } = await visit();
  await theirs.request.post('/api/v1/auth/register', { data: { ...guest, name: 'Lena Brandt' } });

  await page.goto('/settings');
  const email = page.getByLabel('Email of a member');
  await email.fill('nobody');
  await email.press('Enter');
  await page.getByText('Enter an email address').waitFor();
  // Who has no account here is invited; without mail by a link to hand over.
  await email.fill('nobody@example.org');
  await email.press('Enter');
  await page.getByRole('list', { name: 'Invitations' }).getByText('nobody@example.org').waitFor();
  expect(await page.getByLabel('Link', { exact: true }).inputValue()).toMatch(/\/invite#token=/);
  await email.fill(guest.email);
  await page.getByRole('button', { name: 'Add member' }).click();
  await page.getByText('Lena Brandt now shares this ledger.').waitFor();
  await page.getByLabel('Role of Lena Brandt').selectOption('viewer');
  await page.getByText('Lena Brandt is now: Viewer.').waitFor();
  await expectAccessible(page, 'settings members');
  await page.getByRole('button', { name: 'Remove Lena Brandt' }).click();
  await page.getByText('Lena Brandt no longer shares this ledger.').waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await page.getByLabel('Role of Lena Brandt').waitFor();
});

test('the ledger is taken along as a file', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  await (await Ledger.of(page)).add({ date: '2026-03-02', amount: -4_50, payee: 'Blue Bottle' });
  await page.goto('/settings');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  expect(readFileSync(await download.path(), 'utf8')).toContain('Blue Bottle');
});

test('deleting asks for what can’t be typed by mistake', async ({ visit }) => {
  const { page, expectFault } = await visit();
  const person = await arriveSignedIn(page);
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Delete ledger …' }).click();
  const ledgerName = await page.getByLabel('Ledger name').inputValue();
  const ledgerDialog = page.getByRole('dialog', { name: /^Delete / });
  await expectAccessible(page, 'settings delete ledger');
  await ledgerDialog.getByRole('button', { name: 'Delete the ledger' }).click();
  await ledgerDialog.getByText(`Type “${ledgerName}”.`).waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Delete account …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete your account?' });
  await dialog.getByText('with everything in it').waitFor();
  await expectAccessible(page, 'settings delete account');
  await dialog.getByLabel('Type your email').fill(person.email);
  await dialog.getByLabel('Current password', { exact: true }).fill('wrong');
  expectFault(/status of 401/);
  await dialog.getByRole('button', { name: 'Delete everything' }).click();
  await dialog.getByText('This is not your current password.').waitFor();
  await dialog.getByLabel('Current password', { exact: true }).fill(person.password);
  await dialog.getByRole('button', { name: 'Delete everything' }).click();
  await page.waitForURL('**/sign-in*');
  const answer = await page.request.post('/api/v1/auth/login', { data: person });
  expect(answer.status()).toBe(401);
});

test('a deleted ledger is gone, and the next one opens', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  await page.request.post('/api/v1/ledgers', { data: { name: 'Side business', currency: 'GBP' } });
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Delete ledger …' }).click();
  const name = await page.getByLabel('Ledger name').inputValue();
  const dialog = page.getByRole('dialog', { name: /^Delete / });
  await dialog.getByLabel('Type its name').fill(name);
  await dialog.getByLabel('Type its name').press('Enter');
  await page.getByText(`${name} is deleted.`).waitFor();
  await page.goto('/settings');
  await expect.poll(() => page.getByLabel('Ledger name').inputValue()).toBe('Side business');
});
