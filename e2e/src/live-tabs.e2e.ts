import { expect } from 'vitest';
import { springStatement } from './support/bank-files.ts';
import { test } from './support/browser.ts';
import { bringIn } from './support/importing.ts';
import { arriveSignedIn } from './support/people.ts';
import { rowsOf } from './support/transactions.ts';

test('what one tab changes appears in the other', async ({ visit }) => {
  const { page: first } = await visit();
  await arriveSignedIn(first);
  const second = await first.context().newPage();
  await second.goto('/transactions');
  await second.getByText('No transactions yet.').waitFor();

  await bringIn(first, springStatement);
  await expect.poll(() => rowsOf(second).count()).toBe(11);

  await second.getByRole('checkbox', { name: /^Select Lidl/ }).check();
  await second.getByRole('button', { name: /^Delete/ }).click();
  await expect.poll(() => rowsOf(first).count()).toBe(10);
  await second.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => rowsOf(first).count()).toBe(11);
});
