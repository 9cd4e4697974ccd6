import { expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { test } from './support/browser.ts';
import { Ledger } from './support/ledger.ts';
import { arriveSignedIn } from './support/people.ts';

test('a member who is taken out while looking is told, and led to another ledger', async ({ visit }) => {
  const { page: owner } = await visit();
  const { page, expectFault } = await visit();
  // What was on its way when the membership ended.
  expectFault(/status of 404/);
  await arriveSignedIn(owner);
  const member = await arriveSignedIn(page);
  const shared = await Ledger.of(owner);
  await owner.request.patch(shared.base, { data: { name: 'Shared flat' } });
  await shared.add({ date: '2026-03-03', amount: -1200, payee: 'Corner shop' });
  await owner.request.post(`${shared.base}/members`, { data: { email: member.email, role: 'editor' } });
  const { items } = await (await owner.request.get(`${shared.base}/members`)).json();
  const { userId } = items.find((one: { email: string }) => one.email === member.email);

  await page.goto(`/transactions?ledger=${shared.base.split('/').at(-1)}`);
  await page.getByRole('row', { name: /Corner shop/ }).waitFor();
  await owner.request.delete(`${shared.base}/members/${userId}`);
  await page.getByRole('heading', { name: 'Access ended' }).waitFor();
  await page.getByRole('status').getByText('“Shared flat” is no longer open to you').waitFor();
  expect(await page.getByText('Corner shop').count()).toBe(0);
  expect(await page.getByRole('main').getByRole('alert').count()).toBe(0);
  await expectAccessible(page, 'access ended desktop');

  await page.getByRole('button', { name: 'Open Household' }).click();
  await page.waitForURL('**/home');
  await page.getByText('Nothing here yet.').waitFor();
});
