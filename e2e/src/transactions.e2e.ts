import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { springStatement } from './support/bank-files.ts';
import { type Device, test } from './support/browser.ts';
import { bringIn } from './support/importing.ts';
import { arriveSignedIn } from './support/people.ts';
import { rowsOf } from './support/transactions.ts';

const filter = (page: Page) => page.getByRole('combobox', { name: 'Filter' });
const row = (page: Page, name: RegExp) => page.getByRole('row', { name });

test('the filter completes fields and values, and says where it can’t be read', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  await bringIn(page, springStatement);
  const { keyboard } = page;

  await keyboard.press('/');
  await keyboard.type('cat');
  await page.getByRole('option', { name: /^category:/ }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  expect(await filter(page).inputValue()).toBe('category:');
  await keyboard.type('gro');
  await page.getByRole('option', { name: 'Groceries' }).waitFor();
  await expectAccessible(page, 'completion desktop');
  await keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove category Groceries' }).waitFor();
  await expect.poll(() => rowsOf(page).count()).toBe(3);
  await keyboard.press('Backspace');
  await keyboard.press('Escape');
  await keyboard.press('Escape');

  await keyboard.press('/');
  await keyboard.type('payee:wren');
  await page.getByRole('option', { name: /Wren and Oak/ }).waitFor();
  await keyboard.press('Enter');
  await expect.poll(() => rowsOf(page).count()).toBe(3);
  await keyboard.press('Backspace');
  await filter(page).fill('coffee status:gone');
  await keyboard.press('Enter');
  await page.getByRole('alert').getByText('status: knows pending, cleared, reconciled.').waitFor();
  await expectAccessible(page, 'mistake desktop');
  const selected = await filter(page).evaluate((field) => {
    const { value, selectionStart, selectionEnd } = field as HTMLInputElement;
    return value.slice(selectionStart ?? 0, selectionEnd ?? 0);
  });
  expect(selected).toBe('gone');
});

test('many are tagged, marked and undone at once', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  await bringIn(page, springStatement);
  const { keyboard } = page;
  await keyboard.press('j');
  await page.locator('tr:focus').waitFor();
  // Shift takes the lines along that the keyboard passes.
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Shift+ArrowDown');
  const bar = page.getByRole('region', { name: 'Selection' });
  await bar.getByText('3 selected').waitFor();

  await keyboard.press('t');
  await page.getByRole('textbox', { name: 'Add tags' }).waitFor();
  await expectAccessible(page, 'bulk tags desktop');
  await keyboard.type('spring trip');
  await keyboard.press('Enter');
  await page.getByText('3 transactions changed.').waitFor();
  // So that the next word of the same is the next change's.
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await filter(page).fill('tag:trip');
  await filter(page).press('Enter');
  await expect.poll(() => rowsOf(page).count()).toBe(3);

  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await keyboard.press('Escape');
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await bar.getByRole('button', { name: /^Edit/ }).click();
  await page.getByRole('combobox', { name: 'Status' }).selectOption('pending');
  await expectAccessible(page, 'bulk edit desktop');
  await page.getByRole('button', { name: 'Change 3' }).click();
  await expect.poll(() => row(page, /pending/).count()).toBe(3);
  await page.getByText('3 transactions changed.').waitFor();
  await keyboard.press('u');
  await page.getByText('Undone.', { exact: true }).waitFor();
  await expect.poll(() => row(page, /pending/).count()).toBe(0);
});

test('a line is edited in place, and its amount computes', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  await bringIn(page, springStatement);
  await row(page, /Tesco/).focus();
  await page.keyboard.press('e');
  const payee = page.getByRole('textbox', { name: 'Payee' });
  await payee.fill('Tesco Extra');
  await page.keyboard.press('Tab');
  await page.keyboard.type('40+8.35+1.65');
  await expectAccessible(page, 'edit in place desktop');
  await page.keyboard.press('Enter');
  await row(page, /Tesco Extra.*−50\.00/).waitFor();

  // The keyboard is where it was.
  await page.locator('tr:focus').filter({ hasText: 'Tesco Extra' }).waitFor();
  await page.keyboard.press('o');
  await page.getByRole('button', { name: /^Change the amount/ }).click();
  await page.getByRole('textbox', { name: 'Amount' }).fill('60/2');
  await page.getByText('= −£30.00').waitFor();
  await page.keyboard.press('Enter');
  await row(page, /Tesco Extra.*−30\.00/).waitFor();
});

test.for<Device>(['desktop', 'phone'])('a split always balances, %s', async (device, { visit }) => {
  const { page } = await visit(device);
  await arriveSignedIn(page);
  await bringIn(page, springStatement);
  await row(page, /Tesco/).click();
  const details = page.getByRole('complementary', { name: 'Details of the transaction' });
  await details.getByRole('button', { name: /^Split among categories/ }).click();
  const editor = details.getByRole('form', { name: 'Split among categories' });
  await editor.getByRole('button', { name: /^Category of line 1/ }).click();
  await page.getByRole('combobox', { name: 'Category' }).fill('Household');
  await page.getByRole('option', { name: 'Household' }).click();
  await editor.getByRole('textbox', { name: 'Amount of line 1' }).fill('50%');
  await editor.getByText('= −24.18').waitFor();
  await editor.getByRole('textbox', { name: 'Amount of line 1' }).fill('50');
  await editor.getByText('1.65 too much').waitFor();
  expect(await editor.getByRole('button', { name: 'Save the split' }).isDisabled()).toBe(true);
  await editor.getByRole('textbox', { name: 'Amount of line 1' }).fill('8+2');
  await editor.getByText('0.00 left').waitFor();
  await expectAccessible(page, `split ${device}`);
  await editor.getByRole('button', { name: 'Save the split' }).click();
  await details
    .getByRole('table', { name: 'Split' })
    .getByRole('row', { name: /Household.*−10\.00/ })
    .waitFor();
  await details.getByRole('row', { name: /Groceries.*−38\.35/ }).waitFor();
  // The split is the newest change, once the history knows it; below it is the import.
  const undo = details.getByRole('button', { name: 'Undo' });
  await expect.poll(() => undo.count()).toBe(2);
  await undo.first().click();
  await page.getByText('Undone.', { exact: true }).waitFor();
  await details.getByRole('table', { name: 'Split' }).waitFor({ state: 'detached' });
});

test('a filter is kept as a view and let go of', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  await bringIn(page, springStatement);
  await filter(page).fill('coffee');
  await filter(page).press('Enter');
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Coffees');
  await page.keyboard.press('Enter');
  const views = page.getByRole('navigation', { name: 'Saved views' });
  await views.getByRole('button', { name: 'Coffees' }).waitFor();
  await views.getByRole('button', { name: 'All' }).click();
  await expect.poll(() => rowsOf(page).count()).toBe(11);
  await views.getByRole('button', { name: 'Coffees' }).click();
  await expect.poll(() => rowsOf(page).count()).toBe(2);
  await page.getByRole('button', { name: 'Delete the view Coffees' }).click();
  await page.getByText('View Coffees deleted.').waitFor();
});
