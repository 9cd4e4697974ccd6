import { routes } from '@expenseai/contracts/routes';
import { scopeNeeded } from '@expenseai/contracts/tokens';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findTokenAccess } from '../../platform/http/token-access.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
let other: Person;
beforeAll(async () => {
  app = await startTestApp();
  person = await app.signUp();
  other = await app.signUp();
});
afterAll(() => app.close());

async function create(body: object = {}) {
  const answer = await person.ask('POST', '/api/v1/me/tokens', {
    body: { name: 'script', scopes: ['read'], expiresInDays: 30, ...body },
  });
  expect(answer.status).toBe(201);
  return answer.body as { id: string; token: string };
}

function by(token: string, method: string, path: string, body?: unknown) {
  return app.ask(method, `/api/v1${path}`, { headers: { authorization: `Bearer ${token}` }, body });
}

const tokenRows = () =>
  app.db.asSuperuser<{ id: string; token_hash: Buffer; last_used_at: Date | null }>('select * from api_tokens');

describe('a token', () => {
  it('is shown once, kept as a hash, and noted in the user’s security events', async () => {
    const { id, token } = await create({ name: ' laptop ', scopes: ['read', 'export'] });
    expect(token).toMatch(/^eai_[\w-]{43}$/);
    const { body } = await person.ask('GET', '/api/v1/me/tokens');
    expect(body.items[0]).toMatchObject({ id, name: 'laptop', scopes: ['read', 'export'], ledgerId: null });
    expect(JSON.stringify(body)).not.toContain(token);
    const rows = JSON.stringify(await tokenRows());
    expect(rows).not.toContain(token.slice(4));
    expect(JSON.stringify(app.logged)).not.toContain(token.slice(4));
    const events = await person.ask('GET', '/api/v1/me/security-events');
    expect(events.body.items[0].event).toBe('auth.token.create');
    expect(app.audit.at(-1)).toContain(`"tokenId":"${id}"`);
    expect((await other.ask('GET', '/api/v1/me/tokens')).body.items).toEqual([]);
  });

  it('comes in with its scopes only', async () => {
    const ledger = `/ledgers/${person.ledgerId}`;
    const { token: reader } = await create();
    const { token: writer } = await create({ scopes: ['write'] });
    const { token: exporter } = await create({ scopes: ['export'] });
    const view = { name: 'Coffee', q: 'coffee' };
    const status = async (...asked: Parameters<typeof by>) => (await by(...asked)).status;
    expect(await status(reader, 'GET', '/ledgers')).toBe(200);
    expect(await status(reader, 'GET', `${ledger}/views`)).toBe(200);
    expect(await status(reader, 'POST', `${ledger}/views`, view)).toBe(403);
    expect(await status(reader, 'GET', `${ledger}/exports?format=csv`)).toBe(403);
    expect(await status(writer, 'POST', `${ledger}/views`, view)).toBe(201);
    expect(await status(writer, 'GET', `${ledger}/views`)).toBe(403);
    expect(await status(exporter, 'GET', `${ledger}/exports?format=csv`)).toBe(200);
    expect(await status(exporter, 'GET', `${ledger}/views`)).toBe(403);
    expect((await by(reader, 'POST', `${ledger}/views`, view)).body.detail).toContain('scope write');
  });

  it('reaches no ledger of others, and only its own where it is for one', async () => {
    const { body: second } = await person.ask('POST', '/api/v1/ledgers', {
      body: { name: 'Business', currency: 'EUR' },
    });
    const { token: all } = await create();
    const { token: one } = await create({ ledgerId: second.id });
    expect((await by(all, 'GET', `/ledgers/${other.ledgerId}/views`)).status).toBe(404);
    expect((await by(all, 'GET', '/ledgers')).body.items).toHaveLength(2);
    expect((await by(one, 'GET', `/ledgers/${second.id}/views`)).status).toBe(200);
    expect((await by(one, 'GET', `/ledgers/${person.ledgerId}/views`)).status).toBe(404);
    expect((await by(one, 'GET', '/ledgers')).body.items.map(({ id }: { id: string }) => id)).toEqual([second.id]);
    const refused = { name: 'x', scopes: ['read'], expiresInDays: 1, ledgerId: other.ledgerId };
    expect((await person.ask('POST', '/api/v1/me/tokens', { body: refused })).status).toBe(404);
  });

  it('ends when it is revoked, when it runs out, and with its user', async () => {
    const { id, token } = await create();
    expect((await other.ask('DELETE', `/api/v1/me/tokens/${id}`)).status).toBe(404);
    expect((await person.ask('DELETE', `/api/v1/me/tokens/${id}`)).status).toBe(204);
    expect((await by(token, 'GET', '/ledgers')).status).toBe(401);
    expect((await person.ask('DELETE', `/api/v1/me/tokens/${id}`)).status).toBe(404);

    const { id: short, token: old } = await create({ expiresInDays: 1 });
    await app.db.asSuperuser(`update api_tokens set expires_at = now() where id = '${short}'`);
    expect((await by(old, 'GET', '/ledgers')).status).toBe(401);
    expect((await by(`${old}x`, 'GET', '/ledgers')).status).toBe(401);
  });

  it('asks for a fresh proof when it is made, and ends when the password is reset', async () => {
    const { token } = await create();
    app.pass(11 * 60_000);
    const late = await person.ask('POST', '/api/v1/me/tokens', {
      body: { name: 'x', scopes: ['read'], expiresInDays: 1 },
    });
    app.pass(-11 * 60_000);
    expect([late.status, late.body.type]).toEqual([403, '/problems/step-up-required']);

    await app.db.asSuperuser(
      `insert into reset_links (token_hash, user_id, expires_at)
       values (sha256('a token of a link by mail'), $1, now() + interval '1 hour')`,
      [person.userId],
    );
    const body = { token: 'a token of a link by mail', password: 'winter orchard copper 12' };
    expect((await app.ask('POST', '/api/v1/auth/password/reset', { body })).status).toBe(204);
    expect((await by(token, 'GET', '/ledgers')).status).toBe(401);
    const { email } = person;
    const again = await app.ask('POST', '/api/v1/auth/login', { body: { email, password: body.password } });
    person.ask = (method, path, asked = {}) =>
      app.ask(method, path, { ...asked, headers: { authorization: `Bearer ${again.body.accessToken}` } });
  });

  it('of another environment is refused, although the database was copied', async () => {
    const { token } = await create();
    const ask = (environment: string) => findTokenAccess(app.db.database, environment)(token, undefined);
    expect(await ask('development')).toMatchObject({ userId: person.userId });
    expect(await ask('production')).toBeUndefined();
  });

  it('notes its use once a minute, in the statement that admits it', async () => {
    const { id, token } = await create();
    const lastUse = async () => (await tokenRows()).find((row) => row.id === id)?.last_used_at;
    expect(await lastUse()).toBeNull();
    await by(token, 'GET', '/ledgers');
    const first = await lastUse();
    expect(first).toBeInstanceOf(Date);
    await by(token, 'GET', '/ledgers');
    expect(await lastUse()).toEqual(first);
    await app.db.asSuperuser(`update api_tokens set last_used_at = now() - interval '61 seconds'`);
    await by(token, 'GET', '/ledgers');
    expect((await lastUse())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? 0);
  });

  it.each([
    { scopes: [] },
    { scopes: ['read', 'read'] },
    { scopes: ['admin'] },
    { expiresInDays: 0 },
    { expiresInDays: 366 },
    { name: '' },
  ])('is refused with %j', async (wrong) => {
    const body = { name: 'x', scopes: ['read'], expiresInDays: 30, ...wrong };
    expect((await person.ask('POST', '/api/v1/me/tokens', { body })).status).toBe(400);
  });
});

describe('no token, whatever its scopes, reaches', () => {
  const closed = [...routes.values()].filter((route) => route.access !== 'public' && scopeNeeded(route) === null);

  it('accounts of people, administration and what only owners change', async () => {
    const { token } = await create({ scopes: ['read', 'write', 'export'] });
    const paths = closed.map(({ method, path }) => `${method} ${path}`);
    expect(paths).toEqual(
      expect.arrayContaining([
        'GET /api/v1/me/tokens',
        'POST /api/v1/me/tokens',
        'PATCH /api/v1/me',
        'DELETE /api/v1/me',
        'POST /api/v1/auth/password/change',
        'DELETE /api/v1/auth/sessions/{sessionId}',
        'DELETE /api/v1/ledgers/{ledgerId}',
        'POST /api/v1/ledgers/{ledgerId}/members',
        'GET /api/v1/admin/users',
      ]),
    );
    for (const { method, path } of closed) {
      const filled = path.replace('{ledgerId}', person.ledgerId).replace(/\{\w+\}/g, person.userId);
      const answer = await by(token, method, filled.replace('/api/v1', ''));
      expect([path, answer.status]).toEqual([path, 403]);
    }
  });
});
