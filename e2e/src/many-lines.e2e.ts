import { expect } from 'vitest';
import { type BankFile, perhapsThere, unknownPayees } from './support/bank-files.ts';
import { test } from './support/browser.ts';
import { chooseFile, writeReviewed } from './support/importing.ts';
import { arriveSignedIn } from './support/people.ts';
import { expectSound } from './support/sound-page.ts';

/** More lines than a page of them has. */
const manyLines: BankFile = {
  name: 'many.csv',
  text: [
    'Date,Description,Amount',
    ...Array.from({ length: 300 }, (_, n) => `2025-03-${String((n % 28) + 1).padStart(2, '0')},KESTREL ${n},-1.00`),
    '',
  ].join('\n'),
};

test('many lines of a file are decided on at once, by keys, and taken back', async ({ visit }) => {
  const { page } = await visit();
  const { keyboard } = page;
  await arriveSignedIn(page);
  await chooseFile(page, manyLines);
  await page.getByRole('tab', { name: 'New 300', selected: true }).waitFor();
  const bar = page.getByRole('region', { name: 'Chosen lines' });
  const lines = page.getByRole('grid', { name: 'New' });

  await keyboard.press('ControlOrMeta+a');
  await bar.getByText('300 lines chosen').waitFor();
  await expectSound(page, 'light', 'chosen lines');
  await keyboard.press('s');
  await page.getByText('300 lines left out').waitFor();
  await page.getByRole('button', { name: 'Finish' }).waitFor();
  // Also of the lines that no page has brought yet.
  await page.reload();
  await page.getByText('300 left out').waitFor();

  await page.getByRole('button', { name: 'Choose all 300' }).click();
  await bar.getByRole('button', { name: 'Import' }).click();
  await page.getByRole('button', { name: 'Import 300' }).waitFor();
  await page.getByText('300 lines will be added').waitFor();
  await keyboard.press('u');
  await page.getByText('Undone.', { exact: true }).waitFor();
  await page.getByText('300 left out').waitFor();
  await page.getByRole('button', { name: 'Choose all 300' }).click();
  await bar.getByRole('button', { name: 'Import' }).click();
  await page.getByRole('button', { name: 'Import 300' }).waitFor();

  // j goes to the first line, x chooses it, and Shift takes the next ones along.
  await keyboard.press('j');
  await page.locator('tr:focus').filter({ hasText: 'KESTREL 0' }).waitFor();
  await keyboard.press('x');
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Shift+ArrowDown');
  await expect.poll(() => lines.getByRole('row', { selected: true }).count()).toBe(3);
  await keyboard.press('c');
  await page.getByRole('combobox', { name: 'Category' }).waitFor();
  await keyboard.type('Groceries');
  await page.getByRole('option', { name: 'Groceries' }).waitFor();
  await keyboard.press('Enter');
  await page.getByText('Groceries for 3 lines').waitFor();
  await bar.waitFor({ state: 'detached' });
  await expect.poll(() => lines.getByRole('button', { name: /Groceries/ }).count()).toBe(3);
  await writeReviewed(page);
  await page.getByText('300 transactions added.').waitFor();

  await chooseFile(page, manyLines);
  await page.getByRole('tab', { name: 'Duplicate 300' }).click();
  await page.getByRole('button', { name: 'Choose all 300' }).click();
  await bar.getByRole('button', { name: 'Add anyway' }).click();
  await page.getByRole('button', { name: 'Import 300' }).waitFor();
});

test('an import whose lines are all open says so, until each is decided', async ({ visit }) => {
  const { page } = await visit();
  const { keyboard } = page;
  await arriveSignedIn(page);
  await chooseFile(page, unknownPayees);
  await writeReviewed(page);
  await chooseFile(page, { name: 'open.csv', text: perhapsThere.text.replace(/2025-06-01.*\n/, '') });
  await page.getByRole('tab', { name: 'Uncertain 2' }).click();
  await page.getByRole('button', { name: 'Choose all 2' }).click();
  await page.getByRole('region', { name: 'Chosen lines' }).getByText('2 lines chosen').waitFor();
  await expectSound(page, 'light', 'chosen cards');
  await keyboard.press('s');
  await page.getByText('2 lines left out').waitFor();
  await page.getByText('2 left out').waitFor();
  await keyboard.press('u');
  await page.getByText('2 undecided wait').waitFor();
  await page.getByRole('button', { name: 'Finish' }).click();

  await page.getByText('Nothing is added yet.').waitFor();
  await page.getByText('2 lines wait for your word.').waitFor();
  await page.getByRole('button', { name: 'Merge' }).nth(1).waitFor();
  await keyboard.press('a');
  await page.getByText('1 transaction added.').waitFor();
  await page.getByText('1 line waits for your word.').waitFor();
  await keyboard.press('s');
  await page.getByText('1 line was left out.').waitFor();
  expect(await page.getByText('your word.').count()).toBe(0);
});
