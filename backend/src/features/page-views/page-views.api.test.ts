import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

interface Arrived {
  path: string | undefined;
  headers: http.IncomingHttpHeaders;
  body: unknown;
}

/** Statistics of the operator's own; `isSilent` has it take what comes and never answer. */
const statistics = { arrived: [] as Arrived[], isSilent: false };
const listener = http.createServer(async (request, answer) => {
  statistics.arrived.push({ path: request.url, headers: request.headers, body: JSON.parse(await text(request)) });
  if (!statistics.isSilent) answer.writeHead(202).end('ok');
});
let address: string;
let root: string;
let counting: TestApp;
let umami: TestApp;
let plain: TestApp;
beforeAll(async () => {
  await once(listener.listen(0, '127.0.0.1'), 'listening');
  address = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  root = mkdtempSync(join(tmpdir(), 'expenseai-page-views-'));
  mkdirSync(join(root, 'frontend', 'out'), { recursive: true });
  writeFileSync(join(root, 'frontend', 'out', 'index.html'), 'the start');
  writeFileSync(join(root, 'package.json'), '{"version":"1.0.0"}');
  const settings = {
    ANALYTICS_URL: address,
    ANALYTICS_SITE: 'money.example.org',
    APP_URL: 'https://money.example.org',
  };
  counting = await startTestApp(settings, { root });
  umami = await startTestApp({ ...settings, ANALYTICS_SERVER: 'umami', ANALYTICS_SITE: 'b59b9c65' }, { root });
  plain = await startTestApp({}, { root });
});
afterAll(async () => {
  await counting.close();
  await umami.close();
  await plain.close();
  listener.close();
  listener.closeAllConnections();
  rmSync(root, { recursive: true });
});
beforeEach(() => {
  statistics.arrived = [];
  statistics.isSilent = false;
});

const open = (app: TestApp, page: string, headers: Record<string, string> = {}) =>
  app.ask('POST', '/api/v1/page-views', {
    body: { page },
    headers: { host: 'money.example.org', 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)', ...headers },
  });

/** What has arrived by the time that a page view sent last is there. */
async function arrivedBefore(app: TestApp): Promise<unknown[]> {
  await open(app, '/last');
  const isLast = ({ body }: Arrived) => JSON.stringify(body).includes('/last');
  await expect.poll(() => statistics.arrived.some(isLast)).toBe(true);
  return statistics.arrived.filter((one) => !isLast(one)).map(({ body }) => body);
}

test('a page view reaches a Plausible with its path and the browser’s name, and nothing else of the visitor', async () => {
  const { status } = await open(counting, '/transactions', {
    cookie: 'session=secret',
    referer: 'https://elsewhere.example/?q=private',
    'x-forwarded-for': '203.0.113.9',
    'accept-language': 'de-AT',
  });
  expect(status).toBe(204);
  await expect.poll(() => statistics.arrived.length).toBe(1);
  const [{ path, headers, body } = { path: '', headers: {}, body: null }] = statistics.arrived;
  expect(path).toBe('/api/event');
  expect(body).toEqual({
    name: 'pageview',
    domain: 'money.example.org',
    url: 'https://money.example.org/transactions',
  });
  expect(headers['user-agent']).toBe('Mozilla/5.0 (X11; Linux x86_64)');
  expect(JSON.stringify(headers)).not.toMatch(/secret|private|203\.0\.113|127\.0\.0\.1"|de-AT|forwarded|referer/);
});

test('a page view reaches an Umami in its own form', async () => {
  await open(umami, '/admin/users');
  await expect.poll(() => statistics.arrived.length).toBe(1);
  expect(statistics.arrived[0]).toMatchObject({
    path: '/api/send',
    body: { type: 'event', payload: { website: 'b59b9c65', hostname: 'money.example.org', url: '/admin/users' } },
  });
});

test.each([{ dnt: '1' }, { 'sec-gpc': '1' }])('who sends %o is not counted', async (headers) => {
  expect((await open(counting, '/home', headers)).status).toBe(204);
  expect(await arrivedBefore(counting)).toEqual([]);
});

test.each([
  '/transactions?q=rent',
  '/transactions#note',
  '/transactions/0197a000-0000-7000-8000-000000000000',
  '/Robin',
  'https://elsewhere.example/',
  '//elsewhere',
])('%s is no path of a page: refused, and not passed on', async (page) => {
  expect((await open(counting, page)).status).toBe(400);
  expect(await arrivedBefore(counting)).toEqual([]);
});

test('statistics that never answer hold up nobody, and no more than twenty page views wait for them', async () => {
  statistics.isSilent = true;
  const answers = await Promise.all(Array.from({ length: 50 }, () => open(counting, '/home')));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
  await expect.poll(() => statistics.arrived.length).toBe(20);
  listener.closeAllConnections();
  statistics.isSilent = false;
  expect(await arrivedBefore(umami)).toHaveLength(20);
});

test('where nothing is set, nothing is sent, and no document asks its page to count', async () => {
  expect((await open(plain, '/home', { host: 'localhost' })).status).toBe(204);
  expect(await arrivedBefore(counting)).toEqual([]);
  expect((await plain.ask('GET', '/')).headers.get('server-timing')).toMatch(/^app;dur=/);
});

test('documents say that page views are counted; the policy of pages names no other origin for it', async () => {
  const { headers } = await counting.ask('GET', '/', { headers: { host: 'money.example.org' } });
  expect(headers.get('server-timing')).toMatch(/^page-views, app;dur=/);
  expect(headers.get('content-security-policy')).toContain("connect-src 'self';");
});
