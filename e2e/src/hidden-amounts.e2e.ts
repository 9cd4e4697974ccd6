import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { test } from './support/browser.ts';
import { Ledger } from './support/ledger.ts';
import { arriveSignedIn } from './support/people.ts';

/** Every number with two decimals that the page shows or tells a screen reader. */
async function amountsOn(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => [
    document.body.innerText,
    ...[...document.querySelectorAll('[aria-label], title')].map(
      (element) => element.getAttribute('aria-label') ?? element.textContent ?? '',
    ),
  ]);
  return texts.flatMap((text) => text.match(/\d[\d,]*\.\d{2}\b/g) ?? []);
}

test('amounts are hidden on every page, from the first paint on, until they are shown again', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  const date = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/London' });
  const groceries = await ledger.idOf('categories', 'Groceries');
  await ledger.add(
    { date, amount: -3_210_99, payee: 'Corner Shop', categoryId: groceries },
    { date, amount: -12_34, payee: 'Zorblat Nook' },
  );
  await page.goto('/home');
  await page.getByRole('link', { name: /Spent in .*£3,223\.33/ }).waitFor();
  await page.getByRole('button', { name: 'Hide amounts' }).click();
  await page.getByRole('link', { name: /Spent in .*•••/ }).waitFor();
  expect(await amountsOn(page)).toEqual([]);
  await expectAccessible(page, 'home with hidden amounts');

  for (const [path, sign] of [
    ['/home', 'Spending by day'],
    ['/transactions', 'Corner Shop'],
    ['/inbox', 'Zorblat Nook'],
    ['/accounts', '•••'],
    ['/categories', 'Groceries'],
  ] as const) {
    await page.goto(path);
    await page.getByText(sign).first().waitFor();
    expect(await amountsOn(page), path).toEqual([]);
  }

  await page.goto('/transactions');
  await page.getByRole('button', { name: 'Profile' }).click();
  await page.getByRole('menuitem', { name: 'Show amounts' }).click();
  await page.getByRole('row', { name: /Corner Shop.*−3,210\.99/ }).waitFor();
});
