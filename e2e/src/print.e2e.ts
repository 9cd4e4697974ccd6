import { expect } from 'vitest';
import { keepPicture, test } from './support/browser.ts';
import { Ledger } from './support/ledger.ts';
import { arriveSignedIn } from './support/people.ts';
import { rowsOf } from './support/transactions.ts';

test('a list is printed whole, as a table in black on white, without what is only for the screen', async ({
  visit,
}) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  const groceries = await ledger.idOf('categories', 'Groceries');
  const lines = Array.from({ length: 60 }, (_, at) => ({
    date: `2026-03-${String((at % 28) + 1).padStart(2, '0')}`,
    amount: -100 - at,
    payee: `Shop ${at}`,
    categoryId: groceries,
  }));
  await Promise.all([0, 1, 2].map((part) => ledger.add(...lines.filter((_, at) => at % 3 === part))));
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/transactions?q=date%3A2026-03');
  await page.getByText('60 transactions').waitFor();
  await rowsOf(page).first().waitFor();
  expect(await rowsOf(page).count()).toBeLessThan(60);

  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => rowsOf(page).count()).toBe(60);
  await page.getByRole('heading', { name: 'Transactions' }).waitFor();
  await page.getByText('All 60 transactions').waitFor();
  await page.getByRole('columnheader', { name: 'Category' }).waitFor();
  await page.getByRole('columnheader', { name: 'Account' }).waitFor();
  const cell = page.getByRole('rowheader', { name: 'Shop 7', exact: true });
  expect(await cell.evaluate((it) => getComputedStyle(it).color)).toBe('rgb(0, 0, 0)');
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  for (const name of ['Add', 'Import', 'Previous month']) {
    expect(await page.getByRole('button', { name }).or(page.getByRole('link', { name })).count(), name).toBe(0);
  }
  expect(await page.getByRole('navigation').count()).toBe(0);
  expect(await page.getByRole('checkbox').count()).toBe(0);
  await keepPicture(page, 'print transactions');

  await page.emulateMedia({ media: 'screen' });
  await page.goto('/categories');
  await page.getByRole('heading', { name: 'Daily life' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.getByText('Groceries').waitFor();
  expect(await page.getByRole('button', { name: /^Actions for/ }).count()).toBe(0);
  await keepPicture(page, 'print categories');
});

test('nothing moves for who wants less motion', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  await page.goto('/transactions');
  await page.getByText('No transactions yet.').waitFor();
  const longest = () =>
    page.evaluate(() => {
      const seconds = (value: string) => value.split(',').map((part) => Number.parseFloat(part) || 0);
      return Math.max(
        ...[...document.querySelectorAll('*')].flatMap((element) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element);
          return [...seconds(transitionDuration), ...seconds(animationDuration)];
        }),
      );
    });
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.keyboard.press('n');
  await page.getByRole('dialog').getByRole('combobox').waitFor();
  expect(await longest()).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await longest()).toBe(0);
});
