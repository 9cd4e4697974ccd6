import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../testing/test-app.ts';

/** Word for word, so that no header loosens or goes without somebody's changing it here too. */
const expected: Record<string, string> = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'x-xss-protection': '0',
  'referrer-policy': 'no-referrer',
  'permissions-policy':
    'accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-permitted-cross-domain-policies': 'none',
};
/** What tells of the software behind, or was given up. */
const never = ['server', 'x-powered-by', 'public-key-pins', 'expect-ct', 'access-control-allow-origin'];

let app: TestApp;
let limited: TestApp;
let person: Person;
let root: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'expenseai-web-'));
  const web = join(root, 'frontend', 'out');
  mkdirSync(web, { recursive: true });
  writeFileSync(join(root, 'package.json'), '{"version":"0.0.0"}');
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Web</title>');
  writeFileSync(join(web, '404.html'), '<!doctype html><title>Not here</title>');
  app = await startTestApp({}, { root });
  limited = await startTestApp({ RATE_LIMIT_GLOBAL: '1' });
  person = await app.signUp();
});
afterAll(async () => {
  await app.close();
  await limited.close();
  rmSync(root, { recursive: true, force: true });
});

/** Status and headers as they came, each value of a name that stands more than once; the rest isn't waited for. */
async function headOf(origin: string, text: string): Promise<{ status: number; headers: Map<string, string[]> }> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined).setEncoding('latin1');
  await once(socket, 'connect');
  let answer = '';
  socket.on('data', (part) => {
    answer += part;
  });
  socket.write(text);
  await expect.poll(() => answer, { timeout: 20_000 }).toContain('\r\n\r\n');
  socket.destroy();
  const [statusLine = '', ...lines] = answer.slice(0, answer.indexOf('\r\n\r\n')).split('\r\n');
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const name = line.slice(0, line.indexOf(':')).toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(line.indexOf(':') + 1).trim()]);
  }
  return { status: Number(statusLine.split(' ')[1]), headers };
}

const get = (path: string, ...headers: string[]) => request('GET', path, ...headers);
const request = (method: string, path: string, ...headers: string[]) =>
  [`${method} ${path} HTTP/1.1`, 'Host: localhost', ...headers, '', ''].join('\r\n');
const signedIn = () => `Authorization: Bearer ${person.accessToken}`;
const under = (path: string) => `/api/v1/ledgers/${person.ledgerId}${path}`;

describe('the answer to', () => {
  it.each<[string, number, () => string]>([
    ['an API call', 200, () => get('/api/v1/me', signedIn())],
    ['a deletion', 204, () => request('POST', '/api/v1/auth/logout', 'Content-Length: 0')],
    ['a file that is downloaded', 200, () => get(under('/exports?format=csv'), signedIn())],
    ['an open stream of events', 200, () => get(under('/events'), signedIn())],
    ['a web page', 200, () => get('/')],
    ['a web page that isn’t there', 404, () => get('/no/such/page')],
    ['a HEAD request', 200, () => request('HEAD', '/')],
    ['the documentation', 200, () => get('/api/docs')],
    ['its style', 200, () => get('/api/docs/style.css')],
    ['the API’s description', 200, () => get('/api/openapi.json')],
    ['liveness', 200, () => get('/liveness')],
    ['readiness', 200, () => get('/readiness')],
    ['health', 200, () => get('/health')],
    ['metrics', 200, () => get('/metrics')],
    ['a call without a session', 401, () => get('/api/v1/me')],
    ['a call of another’s ledger', 404, () => get('/api/v1/ledgers/0197a000-0000-7000-8000-000000000001', signedIn())],
    ['a page of another origin', 403, () => request('POST', '/api/v1/auth/login', 'Origin: https://evil.example')],
    ['another host', 403, () => 'GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n'],
    ['an API path that isn’t there', 404, () => get('/api/v1/nothing')],
    ['a method that isn’t there', 404, () => request('PUT', '/api/v1/me')],
    ['a request to be sent back (TRACE)', 404, () => request('TRACE', '/api/v1/me')],
    ['a preflight from nowhere', 404, () => request('OPTIONS', '/api/v1/me', 'Origin: https://evil.example')],
    ['an address that can’t be read', 400, () => get('/%zz')],
    ['two hosts', 400, () => get('/', 'Host: localhost')],
    ['what is no HTTP', 400, () => 'NONSENSE\r\n\r\n'],
    ['a head that is too large', 431, () => get('/', `X-A: ${'x'.repeat(20_000)}`)],
    [
      'a body that is too large',
      413,
      () => request('PATCH', '/api/v1/me', signedIn(), 'Content-Type: application/json', 'Content-Length: 2000000'),
    ],
    [
      'a form',
      415,
      () => `${request('PATCH', '/api/v1/me', signedIn(), 'Content-Type: text/plain', 'Content-Length: 1')}x`,
    ],
  ])('%s, a %i, has every security header once and as it stands', async (_kind, status, text) => {
    expectHardened(await headOf(app.url, text()), status);
  });

  it('a page that the browser has already', async () => {
    const { headers } = await headOf(app.url, get('/'));
    expectHardened(await headOf(app.url, get('/', `If-None-Match: ${headers.get('etag')}`)), 304);
  });

  it('one request too many', async () => {
    await headOf(limited.url, get('/api/v1/me'));
    expectHardened(await headOf(limited.url, get('/api/v1/me')), 429);
  });

  it('a fault of ours', async () => {
    await app.db.asSuperuser('alter table users rename column theme to hidden');
    const answer = await headOf(app.url, get('/api/v1/me', signedIn()));
    await app.db.asSuperuser('alter table users rename column hidden to theme');
    expectHardened(answer, 500);
  });
});

function expectHardened(answer: { status: number; headers: Map<string, string[]> }, status: number) {
  expect(answer.status).toBe(status);
  const found = Object.fromEntries(Object.keys(expected).map((name) => [name, answer.headers.get(name)]));
  expect(found).toEqual(Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, [value]])));
  expect(never.filter((name) => answer.headers.has(name))).toEqual([]);
}
