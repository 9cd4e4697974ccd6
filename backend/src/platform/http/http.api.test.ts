import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { securityHeaders } from '../../middleware/security-headers.middleware.ts';
import { type Answered, type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await startTestApp({ APP_ENV: 'local', CORS_ORIGINS: 'https://partner.example' });
  person = await app.signUp();
});
afterAll(() => app.close());

/** Sends bytes as they are and gives all that comes back. */
function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(app.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.end(text));
    let answer = '';
    socket.setEncoding('utf8').on('data', (part) => {
      answer += part;
    });
    socket.on('end', () => resolve(answer)).on('error', reject);
  });
}

describe('security headers', () => {
  it.each([
    ['a page that isn’t there', 'GET', '/no/such/page'],
    ['an API path that isn’t there', 'GET', '/api/v1/nothing'],
    ['a method that isn’t there', 'PUT', '/api/v1/me'],
    ['a refusal', 'GET', '/api/v1/me'],
    ['an unreadable address', 'GET', '/%zz'],
    ['the documentation', 'GET', '/api/docs'],
    ['the API’s description', 'GET', '/api/openapi.json'],
    ['a probe', 'GET', '/liveness'],
    ['the metrics', 'GET', '/metrics'],
    ['a preflight from nowhere', 'OPTIONS', '/api/v1/me'],
  ])('are on %s', async (_kind, method, path) => {
    const { headers } = await app.ask(method, path);
    for (const [name, value] of Object.entries(securityHeaders)) expect(headers.get(name)).toBe(value);
  });

  it('are on an answer with content', async () => {
    const { status, headers } = await person.ask('GET', '/api/v1/me');
    expect(status).toBe(200);
    for (const [name, value] of Object.entries(securityHeaders)) expect(headers.get(name)).toBe(value);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('server-timing')).toMatch(/^app;dur=\d+\.\d\d, db;dur=\d+\.\d\d;desc="[1-9]\d* queries"$/);
  });

  it('say how much of the time the database took, also behind a body', async () => {
    const queriesOf = ({ headers }: Answered) =>
      Number(/desc="(\d+) queries"$/.exec(headers.get('server-timing') ?? '')?.[1]);
    const read = await person.ask('GET', '/api/v1/me');
    // The gate asks once; an operation asks about twelve times more.
    const written = await person.ask('POST', `/api/v1/ledgers/${person.ledgerId}/tags`, { body: { name: 'timed' } });
    expect(written.status).toBe(201);
    expect(queriesOf(read)).toBe(2);
    expect(queriesOf(written)).toBeGreaterThan(10);
    const refused = await app.ask('GET', '/api/v1/me');
    expect(queriesOf(refused)).toBe(0);
  });

  it('are on what is no HTTP, each once', async () => {
    const answer = await raw('NONSENSE\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    for (const name of Object.keys(securityHeaders)) expect(answer.split(`${name}:`)).toHaveLength(2);
    expect(answer).toContain('application/problem+json');
  });

  it('allow no unsafe word', () => {
    const policy = securityHeaders['Content-Security-Policy'];
    expect(policy).not.toMatch(/unsafe|\*|http:/);
    for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(part);
    const age = /max-age=(\d+)/.exec(securityHeaders['Strict-Transport-Security'] ?? '')?.[1];
    expect(Number(age)).toBeGreaterThanOrEqual(31_536_000);
  });
});

describe('problems', () => {
  it('carry everything RFC 9457 asks for, and the request’s id', async () => {
    const { status, headers, body } = await person.ask('PATCH', '/api/v1/me', { body: { theme: 'pink', extra: 1 } });
    expect(status).toBe(400);
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(body).toEqual({
      type: '/problems/validation',
      title: expect.any(String),
      status: 400,
      detail: expect.any(String),
      errors: [
        { path: 'theme', message: expect.any(String) },
        { path: 'extra', message: 'is not known here' },
      ],
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it.each([
    ['a body over 1 MB', { 'content-type': 'application/json' }, `{"name":"${'x'.repeat(1_000_001)}"}`, 413],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'name=x', 415],
    ['plain text', { 'content-type': 'text/plain' }, '{"name":"x"}', 415],
    ['broken JSON', { 'content-type': 'application/json' }, '{"name":', 400],
  ])('answer %s', async (_kind, headers, body, status) => {
    const answer = await person.ask('PATCH', '/api/v1/me', { headers, body });
    expect([answer.status, answer.body.status]).toEqual([status, status]);
  });

  it('name the place of a U+0000', async () => {
    const answer = await person.ask('PATCH', '/api/v1/me', {
      headers: { 'content-type': 'application/json' },
      body: '{"name":"a\\u0000b"}',
    });
    expect(answer.body.errors).toEqual([{ path: 'name', message: 'must not contain the character U+0000' }]);
    // A backslash before "u0000" makes it ordinary text.
    const text = await person.ask('PATCH', '/api/v1/me', {
      headers: { 'content-type': 'application/json' },
      body: '{"name":"a\\\\u0000b"}',
    });
    expect([text.status, text.body.name]).toEqual([200, 'a\\u0000b']);
  });

  it('take no request id from outside', async () => {
    const { body } = await app.ask('GET', '/api/v1/me', { headers: { 'request-id': 'mine', 'x-request-id': 'mine' } });
    expect(body.requestId).not.toBe('mine');
  });

  it('say nothing of a fault but the request’s id, and log it with its stack', async () => {
    // While developing, an answer that doesn't fit its schema is a fault.
    const checked = await startTestApp({ APP_ENV: 'development' });
    const someone = await checked.signUp();
    await checked.db.asSuperuser('alter table users rename column theme to hidden');
    const answer = await someone.ask('GET', '/api/v1/me');
    await checked.close();
    expect([answer.status, answer.body.type]).toEqual([500, '/problems/internal']);
    expect(JSON.stringify(answer.body)).not.toMatch(/theme|column|sql/i);
    expect(checked.logged).toContainEqual(
      expect.objectContaining({ requestId: answer.body.requestId, msg: 'request failed' }),
    );
    for (const [name, value] of Object.entries(securityHeaders)) expect(answer.headers.get(name)).toBe(value);
  });

  it('turn a database that takes too long into 503 with a time to come back', async () => {
    await app.db.asSuperuser('begin; lock table users in share mode');
    const { status, headers, body } = await person.ask('PATCH', '/api/v1/me', { body: { theme: 'dark' } });
    await app.db.asSuperuser('rollback');
    expect([status, body.type]).toEqual([503, '/problems/busy']);
    expect(headers.get('retry-after')).toBe('2');
  });
});

describe('cross-site requests', () => {
  const change = { body: { theme: 'light' } };
  async function changeWith(headers: Record<string, string>) {
    const cookie = `eai_access=${person.accessToken}`;
    return (await app.ask('PATCH', '/api/v1/me', { ...change, headers: { cookie, ...headers } })).status;
  }

  it.each([
    ['curl', {}, 200],
    ['our own page', { 'sec-fetch-site': 'same-origin' }, 200],
    ['a foreign page', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
    ['a foreign page of an old browser', { origin: 'https://evil.example' }, 403],
    ['a sibling', { 'sec-fetch-site': 'same-site' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    ['a listed origin', { origin: 'https://partner.example', 'sec-fetch-site': 'cross-site' }, 200],
  ])('from %s', async (_kind, headers, status) =>
    expect(await changeWith(headers as Record<string, string>)).toBe(status),
  );

  it('are no matter for a bearer, which no browser adds by itself', async () => {
    const answer = await person.ask('PATCH', '/api/v1/me', { ...change, headers: { origin: 'https://evil.example' } });
    expect(answer.status).toBe(200);
  });

  it('can’t sign somebody in either', async () => {
    const { email, password } = person;
    const answer = await app.ask('POST', '/api/v1/auth/login', {
      body: { email, password },
      headers: { origin: 'https://evil.example' },
    });
    expect(answer.status).toBe(403);
  });

  it('under another name for this server get nothing', async () => {
    const answer = await raw('GET /api/v1/me HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  });
});

describe('CORS', () => {
  it('lets a listed origin in with credentials, and nobody else', async () => {
    const preflight = (origin: string) =>
      app.ask('OPTIONS', '/api/v1/me', { headers: { origin, 'access-control-request-method': 'PATCH' } });
    const listed = await preflight('https://partner.example');
    expect(listed.status).toBe(204);
    expect(listed.headers.get('access-control-allow-origin')).toBe('https://partner.example');
    expect(listed.headers.get('access-control-allow-credentials')).toBe('true');
    expect(listed.headers.get('access-control-allow-methods')).toBe('GET, POST, PATCH, DELETE');
    expect(listed.headers.get('access-control-allow-headers')).toBe(
      'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match',
    );
    for (const origin of [
      'https://evil.example',
      'https://partner.example.evil.example',
      'null',
      'http://partner.example',
    ]) {
      const foreign = await preflight(origin);
      expect([...foreign.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it.each(['*', 'https://a.example/path', 'null'])('refuses to start with %s', async (origins) => {
    await expect(startTestApp({ CORS_ORIGINS: origins })).rejects.toThrow(/CORS_ORIGINS/);
  });
});

describe('the log of requests', () => {
  it('has the route’s template, and neither query nor address nor body', async () => {
    app.logged.length = 0;
    await person.ask('GET', `/api/v1/ledgers/${person.ledgerId}?q=secretpayee`);
    await app.ask('POST', '/api/v1/auth/login', { body: { email: 'secret@example.org', password: 'secretword' } });
    await expect.poll(() => app.logged.filter(({ msg }) => msg === 'request')).toHaveLength(2);
    expect(app.logged[0]).toMatchObject({
      method: 'GET',
      route: '/api/v1/ledgers/:ledgerId',
      status: 400,
      userId: person.userId,
      ledgerId: person.ledgerId,
      durationMs: expect.any(Number),
      requestId: expect.any(String),
    });
    expect(JSON.stringify(app.logged)).not.toContain('secret');
  });
});
