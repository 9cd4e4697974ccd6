import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get as plainGet } from 'node:http';
import { request as secure } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { Problem, problemKinds } from '@expenseai/contracts/errors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../../../../scripts/debian-programs.ts';
import { securityHeaders } from '../../middleware/security-headers.middleware.ts';
import { freePort } from '../../testing/free-port.ts';
import { hear } from '../../testing/hear.ts';
import { type ProductionNginx, startProductionNginx } from '../../testing/production-nginx.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
import { findRepositoryRoot } from '../config/repository-root.ts';

const files = join(findRepositoryRoot(), 'nginx');
const script = 'console.log("a file of this release");'.repeat(40);
let app: TestApp;
let person: Person;
let nginx: ProductionNginx;
let web: string;

interface Got {
  status: number;
  rawHeaders: string[];
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  from?: string;
}

function ask(path: string, { method = 'GET', headers, body, from = '127.0.0.1' }: Sent = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    const address = { host: '127.0.0.1', port: nginx.port, servername: 'localhost', localAddress: from };
    const own = { host: `localhost:${nginx.port}`, ...headers };
    const sent = secure({ ...address, ca: nginx.certificate, method, path, headers: own, agent: false });
    sent.once('error', reject).once('response', (answer) => {
      const parts: Buffer[] = [];
      answer
        .on('data', (part: Buffer) => parts.push(part))
        .once('end', () => {
          const { statusCode = 0, rawHeaders } = answer;
          resolve({ status: statusCode, rawHeaders, headers: answer.headers, body: Buffer.concat(parts) });
        });
    });
    sent.end(body);
  });
}

/** Each of our headers once and as it stands; no other twice, but for cookies. */
function expectOurHeaders({ rawHeaders }: Pick<Got, 'rawHeaders'>): void {
  const pairs = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name.toLowerCase(), rawHeaders[at + 1]]] : []));
  for (const [name, value] of Object.entries(securityHeaders)) {
    expect(pairs.filter(([found]) => found === name.toLowerCase())).toEqual([[name.toLowerCase(), value]]);
  }
  const names = pairs.map(([name]) => name).filter((name) => name !== 'set-cookie');
  expect(names).toEqual([...new Set(names)]);
}

function makePages(): string {
  const folder = mkdtempSync(join(tmpdir(), 'expenseai-pages-'));
  mkdirSync(join(folder, '_next/static/chunks'), { recursive: true });
  mkdirSync(join(folder, 'settings'));
  const page = (text: string) => `<!doctype html><title>${text}</title>`;
  for (const name of ['index', '404', 'settings', 'settings/data'])
    writeFileSync(join(folder, `${name}.html`), page(name));
  writeFileSync(join(folder, '_next/static/chunks/app.js'), script);
  writeFileSync(join(folder, '_next/static/chunks/app.js.gz'), gzipSync(script));
  return folder;
}

it('the headers that nginx adds are those of the application', () => {
  const text = readFileSync(join(files, 'security-headers.conf'), 'utf8');
  const added = [...text.matchAll(/^add_header (\S+) "(.*)" always;$/gm)].map(([, name, value]) => [name, value]);
  expect(Object.fromEntries(added)).toEqual(securityHeaders);
  const proxy = readFileSync(join(files, 'nginx.conf'), 'utf8');
  const hidden = [...proxy.matchAll(/^ +proxy_hide_header (\S+);$/gm)].map(([, name]) => name);
  expect(hidden).toEqual(Object.keys(securityHeaders));
});

it.each([400, 404, 405, 413, 414, 429, 500, 502, 503, 504])(
  'the proxy’s own answer %i is a problem, and a page',
  (status) => {
    const text = readFileSync(join(files, 'errors/json', String(status)), 'utf8');
    const problem = Problem.parse(JSON.parse(text.replace(/<!--#.*-->/, 'id')));
    expect(problem.status).toBe(status);
    expect(Object.keys(problemKinds)).toContain(problem.type.replace('/problems/', ''));
    const page = readFileSync(join(files, 'errors/html', String(status)), 'utf8');
    expect(page).toContain(`<h1>${problem.title}</h1>`);
    expect(page).not.toMatch(/<style|<script|style=/);
  },
);

describe.skipIf(!findProgram('nginx'))('through the proxy', () => {
  beforeAll(async () => {
    const port = await freePort();
    web = makePages();
    app = await startTestApp({
      APP_ENV: 'local',
      APP_URL: `https://localhost:${port}`,
      TRUST_PROXY: '127.0.0.1',
      METRICS_TOKEN: 'f0a1'.repeat(16),
      RATE_LIMIT_GLOBAL: '100',
    });
    person = await app.signUp();
    nginx = await startProductionNginx({ port, backend: app.url, web });
  });
  afterAll(async () => {
    await nginx?.stop();
    await app?.close();
    if (web) rmSync(web, { recursive: true });
  });

  it.each([
    ['a page', '/settings', 200],
    ['a page that isn’t there', '/nowhere', 404],
    ['a file', '/_next/static/chunks/app.js', 200],
    ['a file that isn’t there', '/_next/static/chunks/gone.js', 404],
    ['the API', '/api/v1/health', 404],
    ['a refusal of the API', '/api/v1/me', 401],
    ['the description of the API', '/api/docs', 200],
    ['health', '/health', 200],
    ['what the proxy refuses', '/metrics', 404],
    ['what the proxy refuses of the API', '/api/metrics', 404],
  ])('%s has each header once', async (_what, path, status) => {
    const answer = await ask(path);
    expect(answer.status).toBe(status);
    expectOurHeaders(answer);
  });

  it('what isn’t HTTP at all is answered with our headers', async () => {
    const answer = await raw('GET / HTTP/1.1\r\nHost: localhost\r\nBad Header\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    for (const [name, value] of Object.entries(securityHeaders)) expect(answer).toContain(`${name}: ${value}\r\n`);
  });

  it('HTTP leads to HTTPS, whatever name was asked for, and so does www', async () => {
    const plain = async (host: string) => {
      const [answer] = await once(
        plainGet({ host: '127.0.0.1', port: nginx.plainPort, path: '/inbox?q=1', headers: { host }, agent: false }),
        'response',
      );
      answer.resume();
      return answer;
    };
    const own = `https://localhost:${nginx.port}/inbox?q=1`;
    for (const host of ['localhost', 'www.localhost', 'evil.example']) {
      const answer = await plain(host);
      expect([answer.statusCode, answer.headers.location]).toEqual([301, own]);
      expectOurHeaders(answer);
    }
    const www = await ask('/inbox?q=1', { headers: { host: `www.localhost:${nginx.port}` } });
    expect([www.status, www.headers.location]).toEqual([308, own]);
  });

  it.each([
    '/metrics',
    '/metrics/',
    '/METRICS',
    '//metrics',
    '/api/metrics',
    '/api//metrics',
    '/api/./metrics',
    '/api/x/../metrics',
    '/api/%6detrics',
    '/%61pi/metrics?x=1',
    '/api/metrics/',
    '/api/metrics;x',
    '/api/metrics%00',
    '/api%2fmetrics',
  ])('figures are closed to the public: %s', async (path) => {
    const answer = await ask(path, { headers: { authorization: `Bearer ${'f0a1'.repeat(16)}` } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body.toString()).not.toContain('# TYPE');
  });

  it('pages are asked for again each time, files with a name by content never, and come compressed', async () => {
    const [page, file] = await Promise.all([
      ask('/settings/'),
      ask('/_next/static/chunks/app.js', { headers: { 'accept-encoding': 'gzip' } }),
    ]);
    expect(page.headers['cache-control']).toBe('no-cache');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body.toString()).toContain('<title>settings</title>');
    expect(file.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'gzip',
      vary: 'Accept-Encoding',
    });
    expect(file.body.equals(gzipSync(script))).toBe(true);
    expect((await ask('/_next/static/chunks/gone.js')).headers['cache-control']).not.toContain('immutable');
    const known = await ask('/settings', { headers: { 'if-none-match': String(page.headers.etag) } });
    expect(known.status).toBe(304);
  });

  it('answers of the API are compressed once', async () => {
    const { status, headers } = await ask('/api/openapi.json', { headers: { 'accept-encoding': 'gzip' } });
    expect(status).toBe(200);
    expect(headers['content-encoding']).toMatch(/^(gzip|br)$/);
  });

  it('more than the proxy takes is refused as a problem, and a file of a bank has its 50 MB', async () => {
    const json = { 'content-type': 'application/json' };
    const ofBackend = await ask('/api/v1/auth/login', { method: 'POST', headers: json, body: 'x'.repeat(1_500_000) });
    expect([ofBackend.status, JSON.parse(ofBackend.body.toString()).type]).toEqual([
      413,
      '/problems/payload-too-large',
    ]);
    const ofProxy = await ask('/api/v1/auth/login', {
      method: 'POST',
      headers: { ...json, 'content-length': '3000000' },
    });
    expect(ofProxy.status).toBe(413);
    expect(Problem.parse(JSON.parse(ofProxy.body.toString()))).toMatchObject({ type: '/problems/payload-too-large' });
    expectOurHeaders(ofProxy);
  });

  it('who asks too often hears it from the application, which says when to come back', async () => {
    const answers: Got[] = [];
    for (let round = 0; round < 4; round += 1) {
      const asked = Array.from({ length: 35 }, () => ask('/api/v1/me', { from: '127.0.9.1' }));
      answers.push(...(await Promise.all(asked)));
    }
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBe(40);
    for (const { headers } of refused) {
      expect(headers).toHaveProperty('retry-after');
      expect(headers).toHaveProperty('ratelimit-limit');
    }
  });

  it('live events arrive one by one', async () => {
    const { ledgerId } = person;
    const headers = {
      host: `localhost:${nginx.port}`,
      authorization: `Bearer ${person.accessToken}`,
      'accept-encoding': 'gzip',
    };
    const address = { host: '127.0.0.1', port: nginx.port, servername: 'localhost', ca: nginx.certificate };
    const sent = secure({ ...address, path: `/api/v1/ledgers/${ledgerId}/events`, headers, agent: false }).end();
    const [answer] = await once(sent, 'response');
    expect(answer.headers['content-type']).toContain('text/event-stream');
    const untilHeard = hear(answer);
    await untilHeard('data:');
    const created = await person.ask('POST', `/api/v1/ledgers/${ledgerId}/tags`, { body: { name: 'seen-at-once' } });
    expect(created.status).toBe(201);
    await untilHeard(ledgerId);
    sent.destroy();
  });

  it('the access log has JSON without queries', async () => {
    await ask('/inbox?q=payee:secret-word', { headers: { 'user-agent': 'a "quoted" agent' } });
    // Written once the answer is out.
    const last = () => JSON.parse(nginx.accessLog().trim().split('\n').at(-1) ?? '');
    await expect
      .poll(last)
      .toMatchObject({ path: '/inbox', status: 404, agent: 'a "quoted" agent', address: '127.0.0.1' });
    expect(nginx.accessLog()).not.toContain('secret-word');
  });

  const post = 'POST /api/v1/auth/login HTTP/1.1';
  const smuggled = 'GET /api/v1/smuggled HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
  it.each([
    ['two lengths', `${post}\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 0\r\n\r\n`],
    [
      'a length and chunks',
      `${post}\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['chunks in two words', `${post}\r\nHost: localhost\r\nTransfer-Encoding: chunked, identity\r\n\r\n`],
    ['chunks twice', `${post}\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n`],
    ['an encoding that isn’t known', `${post}\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n`],
    ['a blank before the colon', `${post}\r\nHost: localhost\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n`],
    ['a signed length', `${post}\r\nHost: localhost\r\nContent-Length: +5\r\n\r\n12345`],
    ['a negative length', `${post}\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n`],
    ['a length in hexadecimal', `${post}\r\nHost: localhost\r\nContent-Length: 0x5\r\n\r\n12345`],
    ['a chunk that lies', `${post}\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`],
    ['U+0000 in a header', 'GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nX-A: a\0b\r\n\r\n'],
    ['two hosts', 'GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n'],
    ['no host', 'GET /api/v1/me HTTP/1.1\r\nX-A: b\r\n\r\n'],
  ])('a request that proxy and application could read differently brings nothing in: %s', async (_kind, text) => {
    const answer = await raw(`${text}${smuggled}`);
    const statuses = [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => status);
    expect(statuses).toHaveLength(1);
    expect(statuses[0]).toMatch(/^(400|501)$/);
    expect(nginx.accessLog()).not.toContain('smuggled');
  });
});

/** Sends bytes as they are and gives all that comes back until the proxy closes. */
async function raw(text: string): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port: nginx.port, servername: 'localhost', ca: nginx.certificate });
  let answer = '';
  socket.setEncoding('utf8').on('data', (part) => {
    answer += part;
  });
  socket.on('error', () => undefined);
  await once(socket, 'secureConnect');
  socket.write(text);
  await once(socket, 'close');
  return answer;
}
