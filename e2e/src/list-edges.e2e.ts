import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { type Device, keepPicture, test } from './support/browser.ts';
import { Ledger } from './support/ledger.ts';
import { arriveSignedIn } from './support/people.ts';
import { rowsOf } from './support/transactions.ts';

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not shown.');
  return box;
}

/** Where a text of the element ends below, which of texts of about one size tells whether they stand on one line. */
function textBottom(element: Locator, text: string): Promise<number> {
  return element.evaluate((root, wanted) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      if (texts.currentNode.textContent !== wanted) continue;
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      return range.getBoundingClientRect().bottom;
    }
    throw new Error(`There is no ${wanted}.`);
  }, text);
}

test.for<Device>(['desktop', 'phone'])(
  'the last lines stay above the selection bar, and what stands beside each other is aligned, %s',
  async (device, { visit }) => {
    const { page } = await visit(device);
    await arriveSignedIn(page);
    const ledger = await Ledger.of(page);
    const days = Array.from({ length: 28 }, (_, at) => `2026-03-${String(at + 1).padStart(2, '0')}`);
    await ledger.add(...days.map((date) => ({ date, amount: -100, payee: `Shop ${date}` })));
    await page.goto('/transactions');
    await rowsOf(page).first().waitFor();
    await page.keyboard.press('j');
    await page.locator('tr:focus').waitFor();
    await page.keyboard.press('x');
    const bar = page.getByRole('region', { name: 'Selection' });
    await bar.getByText('1 selected').waitFor();
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    const last = page.getByRole('row', { name: /Shop 2026-03-01/ });
    await last.waitFor();
    await expect
      .poll(async () => {
        const row = await boxOf(last);
        return row.y + row.height - (await boxOf(bar)).y;
      })
      .toBeLessThanOrEqual(0);
    await keepPicture(page, `list end ${device}`);

    await page.keyboard.press('Escape');
    await last.click();
    const details = page.getByRole('complementary', { name: 'Details of the transaction' });
    await details.getByRole('button', { name: /mark as pending/ }).waitFor();
    expect(Math.abs((await textBottom(details, 'cleared')) - (await textBottom(details, 'Cash')))).toBeLessThan(1);
    await keepPicture(page, `details aligned ${device}`);
  },
);

test('a category that took nothing says nothing, whether it has lines or not', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  const date = new Date().toISOString().slice(0, 10);
  const shopping = await ledger.idOf('categories', 'Shopping');
  const groceries = await ledger.idOf('categories', 'Groceries');
  await ledger.add(
    { date, amount: -500, payee: 'Hat shop', categoryId: shopping },
    { date, amount: 500, payee: 'Hat shop', categoryId: shopping },
    { date, amount: -700, payee: 'Corner shop', categoryId: groceries },
  );
  await page.goto('/categories');
  const line = (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('button', { name }) });
  await line('Groceries').getByText('7.00').waitFor();
  expect(await line('Shopping').getByRole('link').count()).toBe(0);
});
