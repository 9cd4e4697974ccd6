import { expect } from 'vitest';
import { springStatement } from './support/bank-files.ts';
import { keepPicture, test } from './support/browser.ts';
import { chooseFile } from './support/importing.ts';
import { arriveSignedIn, newPerson, signUp } from './support/people.ts';
import { rowsOf } from './support/transactions.ts';

test('on a phone, the bottom bar leads to the import and the list', async ({ visit }) => {
  const { page } = await visit('phone');
  await signUp(page, newPerson());
  const bar = page.getByRole('navigation', { name: 'Main' });

  const more = page.getByRole('dialog', { name: 'More' });
  await bar.getByRole('button', { name: 'More' }).tap();
  await more.getByRole('link', { name: 'Imports' }).tap();
  await page.waitForURL('**/imports');
  await chooseFile(page, springStatement);
  await page.getByRole('heading', { name: 'Review import' }).waitFor();
  await keepPicture(page, 'review phone');
  await page.getByRole('button', { name: /^Import 11/ }).tap();
  await page.getByText('11 transactions added.').waitFor();

  await bar.getByRole('link', { name: 'Transactions' }).tap();
  await expect.poll(() => rowsOf(page).count()).toBe(11);
  await keepPicture(page, 'transactions phone');

  await page.getByRole('row', { name: /Tesco/ }).tap();
  await page.getByRole('heading', { name: 'History' }).waitFor();
  await keepPicture(page, 'details phone');
  await page.goBack();
  await page.getByRole('heading', { name: 'History' }).waitFor({ state: 'detached' });

  await bar.getByRole('button', { name: 'More' }).tap();
  await more.getByRole('link', { name: 'Imports' }).tap();
  await page.getByRole('row', { name: /11 added/ }).waitFor();
});

test('on a phone, the review of a long file has the payee whole and the amounts at the edge', async ({ visit }) => {
  const { page } = await visit('phone');
  await arriveSignedIn(page);
  await page.goto('/imports');
  const lines = Array.from(
    { length: 200 },
    (_, at) =>
      `${new Date(Date.UTC(2024, 10, 3 + at)).toISOString().slice(0, 10)},CORNER BAKERY MILL LANE,-${(at % 40) + 2}.50`,
  );
  await chooseFile(page, { name: 'long.csv', text: ['Date,Description,Amount', ...lines, ''].join('\n') });
  const first = page.getByRole('row', { name: /Corner Bakery/ }).first();
  await first.waitFor();
  // Lines of two years say which.
  await first.getByText(/2024|2025/).waitFor();
  const [payee, amount, table] = await Promise.all([
    first.getByRole('rowheader').boundingBox(),
    first.getByRole('gridcell').last().boundingBox(),
    page.getByRole('grid').boundingBox(),
  ]);
  if (!payee || !amount || !table) throw new Error('The review is not drawn.');
  expect(amount.x + amount.width).toBeCloseTo(table.x + table.width, 0);
  expect(payee.width).toBeGreaterThan(110);
});
