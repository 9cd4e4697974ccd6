import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { expectAccessibleIn, type Scheme } from './support/accessible.ts';
import { type Device, test } from './support/browser.ts';
import { addAdministrator, administrator, arriveAsAdministrator, arriveSignedIn, newPerson } from './support/people.ts';
import { startFreshProduct } from './support/product.ts';
import { expectSound } from './support/sound-page.ts';

let product: Awaited<ReturnType<typeof startFreshProduct>>;
beforeAll(async () => {
  product = await startFreshProduct();
  await addAdministrator(product.origin);
});
afterAll(() => product.stop());

const looks = [
  ['desktop', 'light'],
  ['phone', 'dark'],
] as const satisfies [Device, Scheme][];

/** Each page with what it shows once it is there. */
const pages: readonly (readonly [path: string, isThere: (page: Page) => Promise<void>])[] = [
  ['/admin', (page) => page.getByRole('row', { name: /^Database/ }).waitFor()],
  ['/admin/backups', (page) => page.getByText('There is no backup yet.').waitFor()],
  ['/admin/jobs', (page) => page.getByText('No job was given up.').waitFor()],
  ['/admin/performance', (page) => page.getByRole('rowheader', { name: /^GET \/api\/v1\/me Request/ }).waitFor()],
  ['/admin/flags', (page) => page.getByRole('heading', { name: 'Demo ledgers' }).waitFor()],
  [
    '/admin/audit',
    (page) =>
      page
        .getByRole('rowheader', { name: /^Account created auth\.register/ })
        .first()
        .waitFor(),
  ],
  ['/admin/users', (page) => page.getByRole('rowheader').first().waitFor()],
  ['/admin/maintenance', (page) => page.getByRole('row', { name: /^Disaster recovery drill/ }).waitFor()],
];

test.for(looks)('every page of the administration is sound, %s in %s', async ([device, scheme], { visit }) => {
  const { page } = await visit(device, product.origin);
  await arriveAsAdministrator(page);
  const titles = new Set<string>();
  for (const [path, isThere] of pages) {
    await page.goto(path);
    await isThere(page);
    await expectSound(page, scheme, `${path} ${device}`);
    titles.add(await page.title());
  }
  expect(titles.size).toBe(pages.length);
});

test('the administrator is led there by the rail, finds somebody and signs her out', async ({ visit }) => {
  const { page: hers } = await visit('desktop', product.origin);
  const { email } = await arriveSignedIn(hers);
  const { page } = await visit('desktop', product.origin);
  await arriveAsAdministrator(page);
  await page.goto('/home');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Administration' }).click();
  await page.getByRole('row', { name: /^Database Works/ }).waitFor();
  await page.getByRole('navigation', { name: 'Administration' }).getByRole('link', { name: 'Users' }).click();
  await page.getByLabel('Find by name or address').fill(email);
  await page.getByRole('button', { name: `Sign out ${email} everywhere` }).click();
  await page.getByText(`${email} is signed out everywhere.`).waitFor();
  await page.getByRole('row', { name: /nowhere/ }).waitFor();
  expect((await hers.request.get('/api/v1/me')).status()).toBe(401);
  await page.getByLabel('Find by name or address').fill('nobody of that name');
  await page.getByText('Nobody has these words').waitFor();
});

/** Runs `npm run backup` beside the product; gives whether one was made. */
function backUp(folder: string): Promise<boolean> {
  const path = join(import.meta.dirname, '../../backend/src/features/backups/backup-command.ts');
  const settings = {
    DATA_DIR: join(product.folder, 'data'),
    LOG_DIR: join(product.folder, 'logs'),
    BACKUP_PATH: folder,
  };
  return promisify(execFile)(process.execPath, ['--conditions=source', path], {
    env: { ...process.env, ...settings },
  }).then(
    () => true,
    () => false,
  );
}

test('backups: from health to the newest one; a try that failed is told with what to do', async ({ visit }) => {
  const { page } = await visit('desktop', product.origin);
  await arriveAsAdministrator(page);
  expect(await backUp(join(product.folder, 'backups'))).toBe(true);
  await page.goto('/admin');
  await page.getByRole('link', { name: 'Backups' }).last().click();
  await page.getByText('Backups are made by themselves, and the newest one is whole.').waitFor();
  await page.getByText(join(product.folder, 'backups'), { exact: true }).waitFor();
  await page.getByRole('row', { name: /Backup.*Whole/ }).waitFor();
  await page.getByText('nobody has said so').waitFor();
  await page.getByRole('button', { name: 'Copy: npm run restore:drill' }).click();
  await page.getByText(/^The command is copied|doesn’t let the page copy/).waitFor();
  await expectAccessibleIn(page, 'light', 'admin backups desktop');

  const file = join(product.folder, 'no-folder');
  writeFileSync(file, '');
  expect(await backUp(join(file, 'backups'))).toBe(false);
  const { page: phone } = await visit('phone', product.origin);
  await arriveAsAdministrator(phone);
  await phone.goto('/admin/backups');
  await phone.getByText('The newest try made no backup.').waitFor();
  await phone.getByRole('row', { name: /ENOTDIR.*Failed/ }).waitFor();
  await expectSound(phone, 'dark', 'admin backups failed phone');
  expect(await phone.getByRole('main').textContent()).not.toContain('no-folder');
});

test('a flag is switched for everybody and for one person, and back', async ({ visit }) => {
  const { page } = await visit('desktop', product.origin);
  await arriveAsAdministrator(page);
  await page.goto('/admin/flags');
  const everybody = page.getByRole('group', { name: 'Demo ledgers for everybody' });
  await everybody.getByText('Off', { exact: true }).click();
  await expect.poll(() => everybody.getByRole('radio', { name: 'Off', exact: true }).isChecked()).toBe(true);
  const made = await page.request.post('/api/v1/ledgers', { data: { name: 'Demo', currency: 'EUR', demo: true } });
  expect(made.status()).toBe(403);
  await everybody.getByText('As installed (On)').click();
  await expect.poll(() => everybody.getByRole('radio', { name: /As installed/ }).isChecked()).toBe(true);
  const opener = page.getByRole('button', { name: 'Add an exception for Entry by sentence' });
  const form = page.getByRole('form', { name: 'Add an exception for Entry by sentence' });
  await opener.click();
  const remove = (subject: string) => page.getByRole('button', { name: `Remove the exception for ${subject}` });
  await form.getByLabel('Email').fill('nobody@example.org');
  await form.getByLabel('Email').press('Enter');
  await form.getByText('Nobody here has this address.').waitFor();
  await form.getByLabel('Email').fill(administrator.email);
  await expectSound(page, 'light', 'admin flags exception desktop');
  await form.getByRole('button', { name: 'Add' }).click();
  await remove(administrator.email).click();
  await expect.poll(() => remove(administrator.email).count()).toBe(0);
  await opener.press('Enter');
  await page.keyboard.press('Escape');
  await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true);
  await opener.press('Enter');
  await form.getByLabel('For').selectOption('Ledger');
  await form.getByLabel('Id').fill('mine');
  await form.getByRole('button', { name: 'Add' }).click();
  await form.getByText('An id looks like').waitFor();
  const id = '0197a000-0000-7000-8000-000000000000';
  await form.getByLabel('Id').fill(id);
  await form.getByRole('button', { name: 'Add' }).click();
  await remove(id).click();
  await expect.poll(() => remove(id).count()).toBe(0);
});

test('whoever isn’t an administrator finds no such page', async ({ visit }) => {
  const { page } = await visit('desktop', product.origin);
  await arriveSignedIn(page);
  await page.goto('/admin/users');
  await page.getByRole('heading', { name: 'Page not found' }).waitFor();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).waitFor();
  expect(await page.getByRole('link', { name: 'Administration' }).count()).toBe(0);
  expect(await page.getByText(administrator.email).count()).toBe(0);
});

/** Invites an address on the page of users; gives the link's path, since the product doesn't know where tests reach it. */
async function invite(page: Page, email: string): Promise<string> {
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByRole('dialog', { name: 'Invite somebody' }).getByLabel('Email').fill(email);
  await page.keyboard.press('Enter');
  const { pathname, hash } = new URL(await page.getByRole('dialog').getByLabel('Link', { exact: true }).inputValue());
  return `${pathname}${hash}`;
}

test('somebody is invited and comes in by the link; another invitation is taken back', async ({ visit }) => {
  const { page, expectFault } = await visit('desktop', product.origin);
  await arriveAsAdministrator(page);
  await page.goto('/admin/users');
  await page.getByRole('rowheader', { name: /^Ada/ }).waitFor();
  expectFault(/status of 409/);
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Email').fill(administrator.email);
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  await dialog.getByText('This address has an account here already.').waitFor();
  await expectAccessibleIn(page, 'light', 'invite dialog desktop');
  await page.keyboard.press('Escape');

  const { email, password } = newPerson();
  const link = await invite(page, email);
  await page.getByRole('dialog', { name: 'Hand this link over' }).getByText(email).waitFor();
  await expectAccessibleIn(page, 'dark', 'invited desktop');
  await dialog.getByRole('button', { name: 'Done' }).click();
  const { page: hers } = await visit('phone', product.origin);
  await hers.goto(link);
  await hers.getByText('You are invited to this installation.').waitFor();
  expect(await hers.getByLabel('Email').inputValue()).toBe(email);
  await hers.getByLabel('Password', { exact: true }).fill(password);
  await hers.getByRole('button', { name: 'Create account' }).click();
  await hers.waitForURL('**/welcome');

  const friend = newPerson().email;
  const dead = await invite(page, friend);
  await dialog.getByRole('button', { name: 'Done' }).click();
  const waiting = page.getByRole('list', { name: 'Waiting invitations' });
  await waiting.getByText('by Ada').waitFor();
  expect(await waiting.getByRole('listitem').count()).toBe(1);
  await expectAccessibleIn(page, 'light', 'waiting invitations desktop');
  await page.getByRole('button', { name: `Take back the invitation of ${friend}` }).click();
  await waiting.waitFor({ state: 'detached' });
  const data = { token: dead.split('#token=')[1] };
  expect((await hers.request.post('/api/v1/invites/look', { data })).status()).toBe(422);
});

test('everybody is signed out, and the administrator comes to the page to sign in', async ({ visit }) => {
  const { page: hers } = await visit('desktop', product.origin);
  await arriveSignedIn(hers);
  const { page, expectFault } = await visit('phone', product.origin);
  await arriveAsAdministrator(page);
  await page.goto('/admin/users');
  await page.getByRole('button', { name: 'Sign everybody out …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign everybody out?' });
  await dialog.getByRole('button', { name: 'Sign everybody out' }).click();
  await dialog.getByText(`Type “${administrator.email}”.`).waitFor();
  await expectAccessibleIn(page, 'dark', 'sign everybody out phone');
  expect((await hers.request.get('/api/v1/me')).status()).toBe(200);
  await dialog.getByLabel('Type your email to confirm').fill(administrator.email);
  expectFault(/status of 401/);
  await dialog.getByRole('button', { name: 'Sign everybody out' }).click();
  await page.waitForURL('**/sign-in');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect((await page.request.get('/api/v1/me')).status()).toBe(401);
  expect((await hers.request.get('/api/v1/me')).status()).toBe(401);
});
