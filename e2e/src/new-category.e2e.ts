import { expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { test } from './support/browser.ts';
import { Ledger } from './support/ledger.ts';
import { arriveSignedIn } from './support/people.ts';
import { rowsOf } from './support/transactions.ts';

test('a category that isn’t there yet is made where it is chosen, by keys alone', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  await ledger.add({ date: '2026-03-02', amount: -9_00, payee: 'Stable' }, { date: '2026-03-01', amount: -5_00 });
  await page.goto('/transactions');
  await rowsOf(page).nth(1).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('c');
  const search = page.getByRole('combobox', { name: 'Category' });
  const place = page.getByRole('combobox', { name: 'Group for “Zebra care”' });
  await search.fill('Zebra care');
  await page.getByRole('button', { name: 'New category “Zebra care”' }).waitFor();
  await search.press('Enter');
  await place.waitFor();
  await expectAccessible(page, 'new category desktop');
  // One step back keeps the list open.
  await place.press('Escape');
  await search.fill('Zebra care');
  await search.press('Enter');
  await place.fill('daily');
  await expect.poll(() => page.getByRole('option').allTextContents()).toEqual(['Daily life']);
  await place.press('Enter');
  await expect.poll(() => rowsOf(page).first().textContent()).toContain('Zebra care');
  await page.getByRole('region', { name: 'Messages' }).getByText('Zebra care').waitFor();
  const id = await ledger.idOf('categories', 'Zebra care');
  const ofIt = () => ledger.items(`transactions?${new URLSearchParams({ q: `category:${id}` })}`);
  await expect.poll(async () => (await ofIt()).length).toBe(1);

  // Of what is chosen, too; the group by its arrow.
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByText('2 selected').waitFor();
  await page.keyboard.press('c');
  await search.fill('Zoo tickets');
  await search.press('Enter');
  await page.getByRole('combobox', { name: 'Group for “Zoo tickets”' }).press('ArrowDown');
  await page.keyboard.press('Enter');
  for (const row of [0, 1]) await expect.poll(() => rowsOf(page).nth(row).textContent()).toContain('Zoo tickets');
});
