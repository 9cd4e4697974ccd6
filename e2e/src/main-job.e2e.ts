import { expect } from 'vitest';
import { springStatement } from './support/bank-files.ts';
import { keepPicture, test } from './support/browser.ts';
import { chooseFile, dropFile, writeReviewed } from './support/importing.ts';
import { newPerson, signUp } from './support/people.ts';
import { grid, rowsOf } from './support/transactions.ts';

test('a bank file becomes a ledger: import, again without doubles, correct, filter, undo', async ({ visit }) => {
  const { page, expectFault } = await visit();
  await signUp(page, newPerson());

  // Dropped on the list of transactions, the file is read and shown before anything is written.
  await dropFile(page, springStatement);
  await page.getByRole('heading', { name: 'Review import' }).waitFor();
  await page.getByText(/is a file in CSV.*: 11 lines, 3 Mar.* 15 Apr 2025, for/).waitFor();
  await page.getByRole('tab', { name: 'New 11', selected: true }).waitFor();
  await expect.poll(() => page.getByRole('row', { name: /Coffee Corner Brixton/ }).count()).toBe(2);
  await page.getByText('11 new').waitFor();
  await page.getByText('Balance 2,057.40, as the file says').waitFor();
  await keepPicture(page, 'review desktop');
  await page.getByRole('button', { name: /^Import 11/ }).click();
  await page.getByText('11 transactions added.').waitFor();
  await keepPicture(page, 'done desktop');

  await page.getByRole('link', { name: 'Show transactions' }).click();
  await expect.poll(() => rowsOf(page).count()).toBe(11);
  await page.getByText('11 transactions').waitFor();
  await page.getByRole('row', { name: /Salary Hartwell Design.*\+2,450\.00/i }).waitFor();

  // The same file once more adds nothing, the two equal coffees included.
  await chooseFile(page, springStatement);
  await page.getByRole('tab', { name: 'Duplicate 11', selected: true }).waitFor();
  await page.getByText('11 duplicates stay out').waitFor();
  await writeReviewed(page);
  await page.getByText('Nothing to add: the ledger has all of it.').waitFor();

  // A correction takes the lines of the same payee along.
  await page.goto('/transactions');
  const bakers = page.getByRole('row', { name: /Wren and Oak/ });
  await bakers
    .first()
    .getByRole('button', { name: /^(Eating out|Category: )/ })
    .click();
  await page.getByRole('combobox', { name: 'Category' }).fill('Groceries');
  await page.getByRole('option', { name: 'Groceries' }).click();
  await page.getByText('Category set to Groceries, 2 alike lines followed.').waitFor();
  await expect.poll(() => bakers.filter({ hasText: 'Groceries' }).count()).toBe(3);

  // A month and its sums: the salary against rent, groceries, coffees and the baker.
  await page.getByRole('combobox', { name: 'Filter' }).fill('date:2025-03');
  await page.getByRole('combobox', { name: 'Filter' }).press('Enter');
  await expect.poll(() => rowsOf(page).count()).toBe(8);
  await page.getByText('8 transactions').waitFor();
  await page.getByText('Out 998.94').waitFor();
  await page.getByText('In 2,450.00').waitFor();
  await page.getByText('Net +1,451.06').waitFor();
  await keepPicture(page, 'transactions desktop');
  await page.getByRole('button', { name: 'Next month' }).click();
  await page.waitForURL('**/transactions?q=date%3A2025-04');
  await page.getByText('Out 64.06').waitFor();

  // Undone from the list of imports, together with the correction that was made on it.
  expectFault(/status of 409.*undo/);
  await page.goto('/imports');
  await page
    .getByRole('row', { name: /11 added/ })
    .getByRole('button', { name: 'Undo' })
    .click();
  await page.getByRole('button', { name: 'Undo this and 1 later change' }).click();
  await page.getByText('Undone.', { exact: true }).waitFor();
  await page.goto('/transactions');
  await page.getByText('No transactions yet.').waitFor();
  expect(await grid(page).count()).toBe(0);
});

test('an import is undone from its last page', async ({ visit }) => {
  const { page } = await visit();
  await signUp(page, newPerson());
  await chooseFile(page, springStatement);
  await writeReviewed(page);
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await page.getByText('This import is undone. The file can be imported again.').waitFor();
  await page.goto('/transactions');
  await page.getByText('No transactions yet.').waitFor();
});
