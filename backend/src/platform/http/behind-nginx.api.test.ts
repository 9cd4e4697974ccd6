import { type IncomingHttpHeaders, request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../../../../scripts/debian-programs.ts';
import { securityHeaders } from '../../middleware/security-headers.middleware.ts';
import { freePort } from '../../testing/free-port.ts';
import { type Nginx, startNginx } from '../../testing/nginx.ts';
import { startProductionNginx } from '../../testing/production-nginx.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

const limit = 4;
let app: TestApp;
/** That of the production stack: writes the address that it sees over whatever a client says. */
let nginx: Nginx;
/** Adds the address that it sees to whatever a client says, as many are set up. */
let adding: Nginx;
/** Stands before `adding`, so that a request comes through two. */
let outer: Nginx;

interface Got {
  status: number;
  headers: IncomingHttpHeaders;
  rawHeaders: string[];
  body: string;
}

interface Sent {
  /** Address that the client speaks from: every one of 127.0.0.0/8 is this machine's, and only 127.0.0.1 is trusted. */
  from?: string;
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Asks through a proxy, or the application itself. */
function ask(through: Nginx | URL, { from = '127.0.0.1', method = 'GET', path = '/api/v1/me', headers, body }: Sent) {
  const port = through instanceof URL ? Number(through.port) : through.port;
  const options = { host: '127.0.0.1', port, localAddress: from, method, path, headers, agent: false };
  return new Promise<Got>((resolve, reject) => {
    const sent =
      through instanceof URL
        ? plain({ ...options, headers: { host: `localhost:${port}`, ...headers } })
        : secure({
            ...options,
            headers: { host: `localhost:${port}`, ...headers },
            ca: through.certificate,
            servername: 'localhost',
          });
    sent.once('error', reject).once('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      answer.once('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, rawHeaders: answer.rawHeaders, body: text }),
      );
    });
    sent.end(body);
  });
}

async function statuses(count: number, once: (n: number) => Promise<Got>): Promise<number[]> {
  const found: number[] = [];
  for (let n = 1; n <= count; n += 1) found.push((await once(n)).status);
  return found;
}

const allowedThenRefused = [...Array(limit).fill(401), 429, 429];

describe.skipIf(!findProgram('nginx'))('behind nginx', () => {
  beforeAll(async () => {
    const port = await freePort();
    app = await startTestApp({
      APP_ENV: 'local',
      APP_URL: `https://localhost:${port}`,
      RATE_LIMIT_GLOBAL: String(limit),
      TRUST_PROXY: '127.0.0.1',
    });
    nginx = await startProductionNginx({ port, backend: app.url });
    adding = await startNginx({ upstream: app.url, forwardedFor: '$proxy_add_x_forwarded_for' });
    outer = await startNginx({
      upstream: `https://127.0.0.1:${adding.port}`,
      forwardedFor: '$proxy_add_x_forwarded_for',
    });
  });
  afterAll(async () => {
    for (const proxy of [outer, adding, nginx]) await proxy?.stop();
    await app?.close();
  });

  it('each client counts by its own address', async () => {
    expect(await statuses(limit + 2, () => ask(nginx, { from: '127.0.1.1' }))).toEqual(allowedThenRefused);
    expect((await ask(nginx, { from: '127.0.1.2' })).status).toBe(401);
  });

  it.each([
    ['overwrites', () => nginx, '127.0.2.1'],
    ['adds', () => adding, '127.0.2.2'],
    ['adds, twice', () => outer, '127.0.2.3'],
  ])('a forged X-Forwarded-For doesn’t help where nginx %s', async (_kind, proxy, from) => {
    const forged = (n: number) => `198.51.100.${n}, 127.0.0.1, 203.0.113.${n}`;
    const answers = statuses(limit + 2, (n) => ask(proxy(), { from, headers: { 'x-forwarded-for': forged(n) } }));
    expect(await answers).toEqual(allowedThenRefused);
  });

  it('other headers that name a client are ignored', async () => {
    const answers = statuses(limit + 2, (n) => {
      const address = `198.51.100.${n}`;
      const headers = {
        forwarded: `for=${address}`,
        'x-real-ip': address,
        'cf-connecting-ip': address,
        'true-client-ip': address,
      };
      return ask(nginx, { from: '127.0.3.1', headers });
    });
    expect(await answers).toEqual(allowedThenRefused);
  });

  it('who comes past nginx isn’t believed', async () => {
    const answers = statuses(limit + 2, (n) =>
      ask(new URL(app.url), { from: '127.0.4.1', headers: { 'x-forwarded-for': `198.51.100.${n}` } }),
    );
    expect(await answers).toEqual(allowedThenRefused);
  });

  it('every header of ours arrives once, with TLS', async () => {
    const { rawHeaders } = await ask(nginx, { from: '127.0.5.1', path: '/api/docs' });
    const names = rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
    for (const name of Object.keys(securityHeaders)) {
      expect(names.filter((found) => found === name.toLowerCase())).toHaveLength(1);
    }
  });

  it('cookies of a sign-in are bound to this host and to TLS, and change something from our own page only', async () => {
    const body = JSON.stringify({ email: 'proxied@example.org', password: 'purple-otter-42-lamp', currency: 'EUR' });
    const json = { 'content-type': 'application/json' };
    const origin = `https://localhost:${nginx.port}`;
    const from = '127.0.6.1';
    const path = '/api/v1/auth/register';
    const foreign = await ask(nginx, {
      from,
      method: 'POST',
      path,
      headers: { ...json, origin: 'https://evil.example' },
      body,
    });
    expect(foreign.status).toBe(403);
    const signedUp = await ask(nginx, { from, method: 'POST', path, headers: { ...json, origin }, body });
    expect(signedUp.status).toBe(201);
    const cookies = signedUp.headers['set-cookie'] ?? [];
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__(Host|Secure)-/);
      expect(cookie).toMatch(/; HttpOnly/i);
      expect(cookie).toMatch(/; Secure/i);
      expect(cookie).toMatch(/; SameSite=Lax/i);
    }
  });

  it('the address that nginx saw is the one in the list of sessions', async () => {
    const body = JSON.stringify({ email: 'proxied@example.org', password: 'purple-otter-42-lamp' });
    const headers = { 'content-type': 'application/json' };
    const from = '127.0.7.1';
    const signedIn = await ask(nginx, { from, method: 'POST', path: '/api/v1/auth/login', headers, body });
    const authorization = `Bearer ${JSON.parse(signedIn.body).accessToken}`;
    const sessions = await ask(nginx, { from, path: '/api/v1/auth/sessions', headers: { authorization } });
    expect(JSON.parse(sessions.body).items.map(({ address }: { address: string }) => address)).toContain('127.0.7.1');
  });
});
