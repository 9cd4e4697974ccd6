import { expect } from 'vitest';
import { type AccessibleNode, accessibilityTree, nodeOf, nodesOf } from './support/accessibility-tree.ts';
import { springStatement } from './support/bank-files.ts';
import { test } from './support/browser.ts';
import { bringIn } from './support/importing.ts';
import { Ledger } from './support/ledger.ts';
import { arriveSignedIn } from './support/people.ts';
import { grid } from './support/transactions.ts';

const cellsOf = (row: AccessibleNode) =>
  row.children.map(({ role, name }) => [role, name]).filter(([role]) => /cell|header$/.test(role ?? ''));

test('a screen reader is told the list as a grid, and the curve of Home as a picture and as a table', async ({
  visit,
}) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  await bringIn(page, springStatement);

  const list = nodeOf(await accessibilityTree(page), 'grid', 'Transactions');
  const [head, ...rows] = nodesOf(list, 'row').filter((row) => cellsOf(row).length > 1);
  expect(head && cellsOf(head)).toEqual([
    ['columnheader', 'Select all'],
    ['columnheader', 'Date'],
    ['columnheader', 'Payee'],
    ['columnheader', 'Category'],
    ['columnheader', 'Account'],
    ['columnheader', 'Amount, GBP'],
  ]);
  expect(rows).toHaveLength(11);
  for (const row of rows) {
    const [chosen, date, payee, category, account, amount, ...others] = cellsOf(row);
    expect(chosen?.[0]).toBe('gridcell');
    expect(date).toEqual(['gridcell', expect.stringMatching(/^\d+ \w+|^\w+/)]);
    expect(payee).toEqual(['rowheader', expect.stringMatching(/\w/)]);
    expect(category?.[0]).toBe('gridcell');
    expect(account).toEqual(['gridcell', expect.stringMatching(/\w/)]);
    expect(amount).toEqual(['gridcell', expect.stringMatching(/^[+−][\d,]+\.\d\d$/)]);
    expect(others).toEqual([]);
    expect(nodesOf(row, 'checkbox').map(({ name }) => name)).toEqual([`Select ${payee?.[1]}`]);
  }
  expect(await grid(page).getAttribute('aria-rowcount')).toBe('12');
  const numbers = await grid(page)
    .locator('tr[aria-rowindex]')
    .evaluateAll((all) => all.map((row) => row.ariaRowIndex));
  expect(numbers).toEqual(Array.from({ length: 12 }, (_, at) => String(at + 1)));

  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/London' });
  const ledger = await Ledger.of(page);
  await ledger.add({ date: today, amount: -42_50, payee: 'Corner Shop' });
  await page.goto('/home');
  await page.getByRole('img', { name: /^Spent by day/ }).waitFor();
  const curve = nodeOf(await accessibilityTree(page), 'image', /^Spent by day/);
  expect(curve.name).toMatch(/£42\.50/);
  // What a picture holds is its name: nothing in it can be pressed or followed.
  expect([...nodesOf(curve, 'link'), ...nodesOf(curve, 'button')]).toEqual([]);

  await page.getByRole('button', { name: 'As table' }).click();
  await page.getByRole('table', { name: 'Spending by day' }).waitFor();
  const table = nodeOf(await accessibilityTree(page), 'table', 'Spending by day');
  const [tableHead, ...days] = nodesOf(table, 'row');
  const columns = tableHead ? cellsOf(tableHead) : [];
  expect(columns.map(([role]) => role)).toEqual(columns.map(() => 'columnheader'));
  expect(columns.every(([, name]) => name !== '')).toBe(true);
  const { curve: now, previousCurve } = await (await page.request.get(`${ledger.base}/home`)).json();
  expect(days).toHaveLength(Math.max(now.length, previousCurve.length));
  for (const day of days) {
    expect(cellsOf(day)).toHaveLength(columns.length);
    expect(cellsOf(day)[0]).toEqual(['rowheader', expect.stringMatching(/\d/)]);
  }
});
