import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, inject } from 'vitest';
import { test } from './support/browser.ts';
import { arriveSignedIn, newPerson } from './support/people.ts';
import { startProduct } from './support/product.ts';

/** What the operator's own statistics were told, in the form of a Plausible. */
let arrived: { path: string | undefined; headers: IncomingHttpHeaders; body: { url: string } }[] = [];
const statistics = createServer(async (request, answer) => {
  arrived.push({ path: request.url, headers: request.headers, body: JSON.parse(await text(request)) });
  answer.writeHead(202).end('ok');
});
const folder = mkdtempSync(join(tmpdir(), 'expenseai-page-views-'));
let product: Awaited<ReturnType<typeof startProduct>>;
beforeAll(async () => {
  await once(statistics.listen(0, '127.0.0.1'), 'listening');
  const { port } = statistics.address() as AddressInfo;
  const settings = { ANALYTICS_URL: `http://127.0.0.1:${port}`, ANALYTICS_SITE: 'money.example.org' };
  product = await startProduct(folder, settings);
  // Without anybody, signing in would lead on to the first account.
  const headers = { 'content-type': 'application/json' };
  await fetch(`${product.origin}/api/v1/auth/register`, { method: 'POST', headers, body: JSON.stringify(newPerson()) });
});
afterAll(async () => {
  await product?.stop();
  statistics.close();
  statistics.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  arrived = [];
});

/** The pages that the statistics were told of. */
const counted = () =>
  arrived.map(({ body }) => new URL(body.url)).map(({ pathname, search, hash }) => pathname + search + hash);

/** What the pages of a browser ask their server for page views. */
function sentBy(page: Page): { body: string | null; cookie: string | undefined }[] {
  const sent: ReturnType<typeof sentBy> = [];
  page.on('request', async (request) => {
    if (!request.url().includes('page-views')) return;
    const { cookie } = await request.allHeaders();
    sent.push({ body: request.postData(), cookie });
  });
  return sent;
}

/** Opens the sign-in with a query of its own, and goes on to a second page by a link. */
async function look(page: Page): Promise<void> {
  await page.goto('/sign-in?next=%2Ftransactions%3Fq%3Drent');
  await page.getByRole('link', { name: 'Forgot' }).click();
  await page.waitForURL('**/forgot-password**');
  await page.getByText('This installation sends no mail').waitFor();
}

// That a page asks any other origin fails each of these tests by itself, as a refusal by the policy does.
test('each page that is opened is told to the statistics by the server: its path, and nothing of the person', async ({
  visit,
}) => {
  const { page } = await visit('desktop', product.origin);
  const { email } = await arriveSignedIn(page);
  const sent = sentBy(page);
  const { items } = await (await page.request.get('/api/v1/ledgers')).json();
  const answer = await page.goto(`/transactions?ledger=${items[0].id}&q=rent`);
  await page.getByText('Nothing matches this filter.').waitFor();
  // What counts comes after what shows the page; who is gone before isn't counted.
  await expect.poll(counted).toEqual(['/transactions']);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click();
  await page.getByText('this one, since').waitFor();
  await expect.poll(() => arrived.length).toBe(2);
  expect(counted()).toEqual(['/transactions', '/settings']);
  expect(sent).toEqual([
    { body: '{"page":"/transactions"}', cookie: undefined },
    { body: '{"page":"/settings"}', cookie: undefined },
  ]);
  expect(arrived.map(({ path, body }) => [path, Object.keys(body)])).toEqual([
    ['/api/event', ['name', 'domain', 'url']],
    ['/api/event', ['name', 'domain', 'url']],
  ]);
  expect(JSON.stringify(arrived)).not.toMatch(new RegExp(`${email}|${items[0].id}|rent|cookie|forwarded|referer`));
  expect(await page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }).join())).not.toContain('view');

  // The policy is that of an installation without statistics, to the letter.
  const policy = answer?.headers()['content-security-policy'];
  expect(policy).toContain("script-src 'self';");
  expect(policy).toBe((await fetch(`${inject('origin')}/transactions`)).headers.get('content-security-policy'));
});

test.for([
  ['Do Not Track', 'doNotTrack', '1'],
  ['Global Privacy Control', 'globalPrivacyControl', true],
] as const)('a browser with %s sends nothing', async ([, name, value], { visit }) => {
  const { page } = await visit('desktop', product.origin);
  await page.addInitScript(
    ([wish, said]) => Object.defineProperty(Navigator.prototype, wish, { get: () => said, configurable: true }),
    [name, value] as const,
  );
  const sent = sentBy(page);
  await look(page);
  await page.waitForLoadState('networkidle');
  expect([sent, arrived]).toEqual([[], []]);
});

test('an installation without statistics is sent nothing, and loads nothing for it', async ({ visit }) => {
  const { page } = await visit();
  const sent = sentBy(page);
  await look(page);
  await page.waitForLoadState('networkidle');
  expect(sent).toEqual([]);
});
