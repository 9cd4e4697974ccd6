import { expect } from 'vitest';
import { test } from './support/browser.ts';
import { Ledger } from './support/ledger.ts';
import { arriveSignedIn } from './support/people.ts';
import { expectNoWiderThanWindow } from './support/sound-page.ts';
import { rowsOf } from './support/transactions.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';
/** A name for each number, of letters alone: digits would be taken for a bank's own. */
function nameOf(n: number): string {
  const word = Array.from({ length: 4 }, (_, at) => letters[Math.floor(n / 26 ** at) % 26]).join('');
  return `Quill ${word}`;
}

test('300 categories and 10,000 payees stay quick to find, and no page draws them all', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  const post = async (path: string, options: object) => {
    const answer = await page.request.post(`${ledger.base}/${path}`, options);
    expect(answer.ok(), await answer.text()).toBe(true);
    return (await answer.json()) as { id: string };
  };
  const rows = Array.from(
    { length: 10_000 },
    (_, n) => `2025-03-${String((n % 28) + 1).padStart(2, '0')},${nameOf(n)},-1.00`,
  );
  const buffer = Buffer.from(['Date,Payee,Amount', ...rows, ''].join('\n'));
  const { id } = await post('imports', { multipart: { file: { name: 'names.csv', mimeType: 'text/csv', buffer } } });
  const status = async () => (await (await page.request.get(`${ledger.base}/imports/${id}`)).json()).status;
  await expect.poll(status, { timeout: 60_000 }).toBe('ready');
  await post(`imports/${id}/commit`, {});
  const { id: groupId } = await post('category-groups', { data: { name: 'Hobbies' } });
  for (let n = 0; n < 300; n += 1) await post('categories', { data: { name: `Hobby ${n}`, groupId } });
  await expect.poll(status, { timeout: 60_000 }).toBe('done');

  await page.goto('/payees');
  const payees = page.getByRole('list', { name: 'Payees' }).getByRole('listitem');
  await payees.first().waitFor();
  expect(await payees.count()).toBeLessThanOrEqual(200);
  await expectNoWiderThanWindow(page, 'payees');
  await page.getByRole('searchbox').fill(nameOf(9_876));
  await expect.poll(() => payees.count()).toBe(1);
  await payees.getByText(nameOf(9_876)).waitFor();

  await page.goto('/transactions');
  await rowsOf(page).first().waitFor();
  expect(await rowsOf(page).count()).toBeLessThanOrEqual(100);
  await page.keyboard.press('j');
  await page.keyboard.press('c');
  const search = page.getByRole('combobox', { name: 'Category' });
  await search.waitFor();
  const list = page.getByRole('listbox');
  const { height } = (await list.boundingBox()) ?? { height: 0 };
  expect(height).toBeLessThanOrEqual(300);
  await search.fill('Hobby 287');
  await expect.poll(() => page.getByRole('option').count()).toBe(1);
  await page.keyboard.press('Enter');
  await page.getByText(/^Category set to Hobby 287/).waitFor();
  await expectNoWiderThanWindow(page, 'transactions');

  await page.getByRole('combobox', { name: 'Filter' }).fill('payee:quill');
  await expect.poll(() => page.getByRole('option').count()).toBeGreaterThan(0);
  expect(await page.getByRole('option').count()).toBeLessThanOrEqual(20);

  await page.goto('/categories');
  await page.getByRole('button', { name: 'Hobby 299', exact: true }).waitFor();
  await expectNoWiderThanWindow(page, 'categories');
});
