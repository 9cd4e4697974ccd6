import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from './support/browser.ts';
import { arriveSignedIn } from './support/people.ts';

/** What the page tells the installation from now on, with how that was answered. */
function reportsOf(page: Page) {
  const reports: { status: number; body: Record<string, string> }[] = [];
  page.on('response', (response) => {
    if (!response.url().endsWith('/api/v1/client-errors')) return;
    reports.push({ status: response.status(), body: response.request().postDataJSON() });
  });
  return reports;
}

test('a page that breaks is reported once, and says so', async ({ visit }) => {
  const { page, expectFault } = await visit();
  expectFault(/TypeError/);
  await arriveSignedIn(page);
  const reports = reportsOf(page);
  await page.route('**/api/v1/ledgers/*/inbox', (route) => route.fulfill({ json: { items: 'broken' } }));
  await page.goto('/inbox');
  await page.getByRole('button', { name: 'Load again' }).waitFor();
  await expect.poll(() => reports.length).toBe(1);
  expect(reports).toMatchObject([{ status: 204, body: { name: 'TypeError', page: '/inbox' } }]);
  expect(reports[0]?.body.stack).toMatch(/\.js:\d+:\d+/);
});

test('errors of scripts are reported, at most three of a page, none without a network, and never what was typed', async ({
  visit,
}) => {
  const { page, expectFault } = await visit();
  expectFault(/Dentist|is not valid JSON|ERR_INTERNET_DISCONNECTED/);
  await arriveSignedIn(page);
  const reports = reportsOf(page);
  await page.goto('/transactions');
  await page.getByText('No transactions yet.').waitFor();
  const reject = () =>
    page.evaluate(() => void setTimeout(() => void Promise.reject(new RangeError('no payee “Dentist Miller”')), 0));
  const parse = () => page.evaluate(() => void setTimeout(() => JSON.parse('Dentist Miller 45.20'), 0));
  await page.context().setOffline(true);
  await parse();
  await page.waitForFunction(() => !navigator.onLine);
  await page.context().setOffline(false);
  await page.waitForFunction(() => navigator.onLine);
  await reject();
  await expect.poll(() => reports.length).toBe(1);
  await parse();
  await expect.poll(() => reports.length).toBe(2);
  for (let n = 0; n < 3; n += 1) await parse();
  await expect.poll(() => reports.length).toBe(3);
  expect(reports.map(({ status, body }) => [status, body.name])).toEqual([
    [204, 'RangeError'],
    [204, 'SyntaxError'],
    [204, 'SyntaxError'],
  ]);
  expect(JSON.stringify(reports)).not.toContain('Dentist');
});
