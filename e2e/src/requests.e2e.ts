import type { Page, Request } from 'playwright-core';
import { expect } from 'vitest';
import { test } from './support/browser.ts';
import { arriveSignedIn } from './support/people.ts';

/** The pages that are fetched ahead come as text beside their documents. */
const isAhead = (request: Request) => pathOf(request).endsWith('.txt');

function pathOf(request: Request): string {
  return new URL(request.url()).pathname;
}

function requestsOf(page: Page): Request[] {
  const asked: Request[] = [];
  page.on('request', (request) => asked.push(request));
  return asked;
}

test('a page is fetched ahead once its link is pointed at, and opens without a document', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  const asked = requestsOf(page);
  await page.goto('/home');
  await page.getByText('Nothing here yet.').waitFor();
  expect(asked.filter(isAhead).map(pathOf)).toEqual([]);

  const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Accounts' });
  await link.hover();
  await expect
    .poll(() => asked.some((request) => isAhead(request) && pathOf(request).startsWith('/accounts')))
    .toBe(true);
  await link.click();
  await page.getByRole('heading', { name: 'Accounts', exact: true }).waitFor();
  expect(asked.filter((request) => request.isNavigationRequest()).map(pathOf)).toEqual(['/home']);
});

test('a link opens in a tab of its own where the browser is asked for one', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  await page.goto('/home');
  const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Accounts' });
  const [tab] = await Promise.all([page.context().waitForEvent('page'), link.click({ modifiers: ['ControlOrMeta'] })]);
  await tab.getByRole('heading', { name: 'Accounts', exact: true }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/home');
});
