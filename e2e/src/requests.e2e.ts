import { setTimeout as delay } from 'node:timers/promises';
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

/** A fresh page may ask the API for as much; the stream of events, which stays open, doesn't count. */
const mostAsked = 6;
/** A page that asks for nothing more for so long has all it wants. */
const quietMilliseconds = 1_000;

const isAsked = (request: Request) => pathOf(request).startsWith('/api/') && !pathOf(request).endsWith('/events');

/** What a page asked the API for, once nothing more is on its way. */
async function askedBy(page: Page, open: () => Promise<unknown>): Promise<string[]> {
  const asked = requestsOf(page);
  await open();
  const count = async () => {
    const calls = asked.filter(isAsked);
    await Promise.all(calls.map((call) => call.response()));
    return calls.length;
  };
  for (let before = -1, now = await count(); now !== before; now = await count()) {
    before = now;
    await delay(quietMilliseconds);
  }
  return asked.filter(isAsked).map((request) => `${request.method()} ${pathOf(request)}`);
}

/** Has the next page find, as after a quarter of an hour, that the session must be renewed first. */
async function letAccessEnd(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.setItem('expenseai.access-until', '1'));
}

test('a fresh page costs at most six requests to the API', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  const made = await page.request.post('/api/v1/ledgers', { data: { name: 'Two years', currency: 'GBP', demo: true } });
  const { id } = await made.json();
  await page.goto(`/settings?ledger=${id}`);
  const main = page.getByRole('navigation', { name: 'Main' });
  await main.getByRole('button', { name: 'Two years' }).waitFor();
  const inRail = await main.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(inRail).toContain('/transactions');

  for (const path of new Set([...inRail, '/categories', '/payees', '/tags', '/history'])) {
    const fresh = await page.context().newPage();
    const asked = await askedBy(fresh, () => fresh.goto(path ?? ''));
    expect(asked, path ?? '').toContain('GET /api/v1/me');
    expect(asked.length, `${path}: ${asked.join(', ')}`).toBeLessThanOrEqual(mostAsked);
    await fresh.close();
  }

  await letAccessEnd(page);
  const renewed = await askedBy(page, () => page.goto('/transactions'));
  expect(renewed).toContain('POST /api/v1/auth/refresh');
  expect(renewed.length, renewed.join(', ')).toBeLessThanOrEqual(mostAsked);
});
