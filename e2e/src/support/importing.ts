import type { Page } from 'playwright-core';
import type { BankFile } from './bank-files.ts';

type GivenFile = BankFile | { name: string; bytes: Buffer };

/** Chooses a file on the page of imports, which is gone to from any other. */
export async function chooseFile(page: Page, file: GivenFile): Promise<void> {
  await chooseFiles(page, [file]);
}

/** Chooses several files at once. */
export async function chooseFiles(page: Page, files: readonly GivenFile[]): Promise<void> {
  if (new URL(page.url()).pathname !== '/imports' || page.url().includes('?')) await page.goto('/imports');
  const button = page.getByRole('button', { name: 'Choose files' });
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles(
    files.map((file) => ({
      name: file.name,
      mimeType: 'text/csv',
      buffer: 'bytes' in file ? file.bytes : Buffer.from(file.text),
    })),
  );
}

/** Drops a file onto the middle of the window. */
export async function dropFile(page: Page, file: BankFile): Promise<void> {
  const dataTransfer = await page.evaluateHandle(({ name, text }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], name, { type: 'text/csv' }));
    return transfer;
  }, file);
  await page.dispatchEvent('body', 'dragover', { dataTransfer });
  await page.getByText('Drop to import').waitFor();
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}

/** Waits for the review and writes its lines. */
export async function writeReviewed(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Review import' }).waitFor();
  await page.getByRole('button', { name: /^(Import \d+|Finish)/ }).click();
  await page.getByRole('heading', { name: 'Import', exact: true }).waitFor();
  await page.getByRole('link', { name: 'Import another file' }).waitFor();
}

/** Brings a file in and goes to the list of transactions. */
export async function bringIn(page: Page, file: BankFile): Promise<void> {
  await chooseFile(page, file);
  await writeReviewed(page);
  await page.goto('/transactions');
  await page.getByRole('grid', { name: 'Transactions' }).waitFor();
}
