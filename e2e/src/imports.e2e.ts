import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { ambiguousStatement, type BankFile, springStatement } from './support/bank-files.ts';
import { test } from './support/browser.ts';
import { chooseFile, chooseFiles } from './support/importing.ts';
import { arriveSignedIn } from './support/people.ts';

/** Holds uploads back until `release`, as a slow network does. */
async function holdUploads(page: Page): Promise<{ release: () => void }> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/v1/ledgers/*/imports', async (route) => {
    if (route.request().method() === 'POST') await released;
    // A page that was left or reloaded meanwhile has taken its request back.
    await route.continue().catch(() => undefined);
  });
  return { release: () => release() };
}

const secondFile: BankFile = { ...springStatement, name: 'again.csv' };

test('files go on being sent while the page is left, and are found from the frame', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  const uploads = await holdUploads(page);
  await chooseFiles(page, [springStatement, ambiguousStatement]);
  await page.getByRole('progressbar', { name: `Sending ${springStatement.name}` }).waitFor();
  await page.getByText('Waits its turn').waitFor();

  await page.getByRole('link', { name: 'Transactions', exact: true }).click();
  await page.getByText('No transactions yet.').waitFor();
  await page.getByRole('status').getByRole('link', { name: 'Sending 2 files' }).waitFor();
  uploads.release();
  const waiting = page.getByRole('status').getByRole('link', { name: '2 imports wait for your review' });
  await waiting.waitFor();

  // A reload forgets nothing: the server knows what is unfinished.
  await page.reload();
  await waiting.click();
  await expect.poll(() => page.getByRole('link', { name: 'Review' }).count()).toBe(2);
});

test('a file that is being sent can be stopped, and leaves nothing', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  const uploads = await holdUploads(page);
  await chooseFiles(page, [springStatement, secondFile]);
  await page.getByRole('button', { name: `Cancel sending ${springStatement.name}` }).click();
  await page.getByRole('button', { name: `Cancel sending ${secondFile.name}` }).click();
  await expect.poll(() => page.getByRole('list', { name: 'Sending' }).count()).toBe(0);
  uploads.release();
  await page.reload();
  await page.getByRole('button', { name: 'Choose files' }).waitFor();
  expect(await page.getByRole('link', { name: springStatement.name }).count()).toBe(0);
});

test('a reload that cuts a file off is asked about, and says afterwards which file it was', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  const uploads = await holdUploads(page);
  await chooseFiles(page, [springStatement]);
  await page.getByRole('progressbar', { name: `Sending ${springStatement.name}` }).waitFor();
  const questions: string[] = [];
  page.on('dialog', async (dialog) => {
    questions.push(dialog.type());
    await dialog.accept();
  });
  await page.reload();
  uploads.release();
  expect(questions).toEqual(['beforeunload']);
  await page.getByText('The page was closed while it was sent.').waitFor();

  await page.getByRole('button', { name: `Leave out ${springStatement.name}` }).click();
  await page.reload();
  await page.getByRole('button', { name: 'Choose files' }).waitFor();
  expect(await page.getByText('The page was closed while it was sent.').count()).toBe(0);
});

test('an import that is read or reviewed survives a reload, and can be let go', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  await chooseFile(page, springStatement);
  await page.waitForURL('**/imports?id=*');
  await page.reload();
  await page.getByRole('heading', { name: 'Review import' }).waitFor();
  await page.getByRole('checkbox', { name: 'Import Rent Mill Lane' }).click();
  await page.getByText('1 left out').waitFor();
  await page.reload();
  await page.getByText('1 left out').waitFor();
  await page.getByRole('button', { name: 'Import 10' }).click();
  // What was written counts, not what the file had.
  await page.getByText('10 transactions added.').waitFor();

  await chooseFile(page, ambiguousStatement);
  await page.getByRole('heading', { name: 'Review import' }).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Choose files' }).waitFor();
  expect(await page.getByRole('link', { name: ambiguousStatement.name }).count()).toBe(0);
});

test('a picture is told from a file for another account', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  const bytes = Buffer.from('89504e470d0a1a0a0000000d49484452000001f40000', 'hex');
  await chooseFile(page, { name: 'scan.png', bytes });
  await page.getByText('Pictures can’t be read here yet.').waitFor();
  expect(await page.getByText(/account/).count()).toBe(0);

  // The right file may be chosen on the spot.
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose files' }).click(),
  ]);
  await chooser.setFiles({
    name: springStatement.name,
    mimeType: 'text/csv',
    buffer: Buffer.from(springStatement.text),
  });
  await page.getByRole('heading', { name: 'Review import' }).waitFor();
});

test('a file is brought in by the keyboard alone', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  // From the start: it takes a moment until choosers are caught, and the keys are faster.
  const choosing = page.waitForEvent('filechooser');
  choosing.catch(() => undefined);
  await page.goto('/home');
  await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
  await page.keyboard.press('i');
  await page.waitForURL('**/imports');
  await page.getByRole('button', { name: 'Choose files' }).waitFor();
  // The focus goes to the page with it, so that the first thing there is one step away.
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
  await page.keyboard.press('Tab');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Choose files');
  await page.keyboard.press('Enter');
  const chooser = await choosing;
  await chooser.setFiles({
    name: springStatement.name,
    mimeType: 'text/csv',
    buffer: Buffer.from(springStatement.text),
  });
  await page.getByRole('tab', { name: 'New 11', selected: true }).waitFor();
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByText('11 transactions added.').waitFor();
  // The next step is where the focus is.
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Show transactions');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/transactions?q=*');
});

test('lines that are being written can be stopped, and wait for the review again', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  const rows = Array.from(
    { length: 40_000 },
    (_, n) => `2025-03-${String((n % 28) + 1).padStart(2, '0')},SHOP ${n},-1.00`,
  );
  await chooseFile(page, { name: 'long.csv', text: ['Date,Description,Amount', ...rows, ''].join('\n') });
  await page.getByRole('button', { name: /^Import 40,000/ }).click();
  await page.getByRole('button', { name: 'Stop; nothing is written' }).click();
  await page.getByRole('button', { name: /^Import 40,000/ }).waitFor();
  await page.goto('/transactions');
  await page.getByText('No transactions yet.').waitFor();
});
