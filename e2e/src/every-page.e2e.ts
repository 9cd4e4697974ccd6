import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Scheme } from './support/accessible.ts';
import { unknownPayees } from './support/bank-files.ts';
import { type Device, test } from './support/browser.ts';
import { chooseFile, writeReviewed } from './support/importing.ts';
import { arriveSignedIn } from './support/people.ts';
import { expectSound } from './support/sound-page.ts';
import { grid, rowsOf } from './support/transactions.ts';

// Faults on the console, refusals by the policy and requests to other origins fail each test by themselves.
const looks = [
  ['desktop', 'light'],
  ['phone', 'dark'],
] as const satisfies [Device, Scheme][];

test.for(looks)('every page of a visitor is sound, %s in %s', async ([device, scheme], { visit }) => {
  const { page, expectFault } = await visit(device);
  await page.goto('/sign-in');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await expectSound(page, scheme, `sign-in ${device}`);

  await page.goto('/sign-up');
  await page.getByLabel('Password', { exact: true }).fill('harbour paper lantern');
  await page.getByText('Strong.').waitFor();
  await expectSound(page, scheme, `sign-up ${device}`);

  await page.goto(`/reset-password#token=${'t'.repeat(24)}`);
  await page.getByLabel('New password').waitFor();
  await expectSound(page, scheme, `reset-password ${device}`);

  await page.goto('/forgot-password');
  await page.getByText('This installation sends no mail').waitFor();
  await expectSound(page, scheme, `forgot-password ${device}`);

  await page.goto(`/verify#token=${'t'.repeat(24)}`);
  await page.getByRole('button', { name: 'Verify the address' }).waitFor();
  await expectSound(page, scheme, `verify ${device}`);

  expectFault(/status of 422.*invites\/look/);
  await page.goto(`/invite#token=${'t'.repeat(24)}`);
  await page.getByText('Ask for a new invitation.').waitFor();
  await expectSound(page, scheme, `invite ${device}`);

  expectFault(/status of 404.*no-such-page/);
  const answer = await page.goto('/no-such-page');
  expect(answer?.status()).toBe(404);
  await page.getByRole('heading', { name: 'Page not found' }).waitFor();
  await expectSound(page, scheme, `not-found ${device}`);

  await arriveSignedIn(page);
  await page.goto('/welcome');
  await page.getByRole('heading', { name: 'How you count' }).waitFor();
  await expectSound(page, scheme, `welcome ${device}`);
});

/** Each page with what it shows once it is there. */
const pages: readonly (readonly [path: string, isThere: (page: Page) => Promise<void>])[] = [
  ['/home', (page) => page.getByRole('img', { name: /^Spent by day/ }).waitFor()],
  ['/inbox', (page) => page.getByRole('list', { name: 'Suggested categories' }).waitFor()],
  ['/transactions', (page) => rowsOf(page).nth(5).waitFor()],
  ['/imports', (page) => page.getByRole('row', { name: /9 added/ }).waitFor()],
  ['/accounts', (page) => page.getByRole('region').getByRole('link').first().waitFor()],
  ['/categories', (page) => page.getByRole('button', { name: 'Groceries' }).waitFor()],
  [
    '/payees',
    (page) =>
      page
        .getByRole('button', { name: /^Usual category of/ })
        .first()
        .waitFor(),
  ],
  ['/tags', (page) => page.getByRole('button', { name: /^#/ }).first().waitFor()],
  ['/history', (page) => page.getByRole('rowheader', { name: /^Import/ }).waitFor()],
  ['/settings', (page) => page.getByText('this one, since').waitFor()],
];

test.for(looks)('every page of a full ledger is sound, %s in %s', async ([device, scheme], { visit }) => {
  const { page } = await visit(device);
  await arriveSignedIn(page);
  const made = await page.request.post('/api/v1/ledgers', { data: { name: 'Two years', currency: 'GBP', demo: true } });
  const { id } = await made.json();
  await page.goto(`/imports?ledger=${id}`);
  await page.getByText('This is a demo').waitFor();
  await chooseFile(page, unknownPayees);
  await writeReviewed(page);

  const titles = new Set<string>();
  for (const [path, isThere] of pages) {
    await page.goto(path);
    await isThere(page);
    await expectSound(page, scheme, `${path} ${device}`);
    titles.add(await page.title());
  }
  expect(titles.size).toBe(pages.length);

  await page.goto('/transactions');
  await grid(page).waitFor();
  await rowsOf(page).first().click();
  await page.getByRole('heading', { name: 'History' }).waitFor();
  await expectSound(page, scheme, `details ${device}`);
});
