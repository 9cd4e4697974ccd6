import { ambiguousStatement } from './support/bank-files.ts';
import { test } from './support/browser.ts';
import { chooseFile, writeReviewed } from './support/importing.ts';
import { arriveSignedIn } from './support/people.ts';

test('dates that can be read two ways are asked for before anything is written', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  await chooseFile(page, ambiguousStatement);
  await page.getByText('Answer the amber question first').waitFor();
  await page.getByRole('button', { name: /^Import 3/, disabled: true }).waitFor();

  await page.getByRole('button', { name: 'Dates please choose' }).click();
  await page.getByRole('menuitemradio', { name: 'day.month.year' }).click();
  await page.getByText(/: 3 lines, 3 Apr.* 7 Aug 2025, for/).waitFor();
  await page.getByRole('button', { name: /^Import 3/, disabled: false }).waitFor();
  await writeReviewed(page);
  await page.getByText('3 transactions added.').waitFor();
});

test.for([
  [
    'a picture',
    'scan.csv',
    Buffer.from('89504e470d0a1a0a0000000d49484452000001f40000', 'hex'),
    /is a PNG image, which can’t be read/,
  ],
  ['an empty file', 'empty.csv', Buffer.alloc(0), /The file is empty/],
  ['prose', 'letter.csv', Buffer.from('Dear bank,\n\nplease send me my statement.\n'), /no column holds amounts/],
] as const)('%s is refused with a sentence', async ([, name, bytes, sentence], { visit }) => {
  const { page, expectFault } = await visit();
  expectFault(/status of 4(00|15|22)/);
  await arriveSignedIn(page);
  await chooseFile(page, { name, bytes });
  await page.getByRole('main').getByText(sentence).waitFor();
  await page.goto('/transactions');
  await page.getByText('No transactions yet.').waitFor();
});
