import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditKeys } from '../../platform/audit/audit-keys.ts';
import { type Answered, type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
import { verifyChains } from '../audit/verify-audit.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const password = 'purple-otter-42-lamp';

/** The cookies an answer sets, as a `Cookie` header; empty ones are removed. */
function cookiesOf({ headers }: Answered): string {
  return headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0] ?? '')
    .filter((pair) => !pair.endsWith('='))
    .join('; ');
}

function refreshTokenOf(answer: Answered): string {
  return /eai_refresh=([^;]+)/.exec(cookiesOf(answer))?.[1] ?? '';
}

function signIn({ email }: Person, headers: Record<string, string> = {}, secret = password): Promise<Answered> {
  return app.ask('POST', '/api/v1/auth/login', { body: { email, password: secret }, headers });
}

function refresh(refreshToken: string): Promise<Answered> {
  return app.ask('POST', '/api/v1/auth/refresh', { body: { refreshToken } });
}

async function isSignedIn(accessToken: string): Promise<boolean> {
  const { status } = await app.ask('GET', '/api/v1/me', { headers: { authorization: `Bearer ${accessToken}` } });
  return status === 200;
}

describe('registering', () => {
  it('makes the first user the administrator, with a ledger in the currency of the language', async () => {
    const { status, body } = await app.ask('POST', '/api/v1/auth/register', {
      body: { email: ' First@Example.org ', password, timeZone: 'Asia/Kolkata' },
      headers: { 'accept-language': 'en-IN,en;q=0.8' },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      user: {
        email: 'first@example.org',
        name: null,
        locale: 'en-IN',
        timeZone: 'Asia/Kolkata',
        isAdministrator: true,
      },
      expiresIn: 900,
    });
    const ledgers = await app.ask('GET', '/api/v1/ledgers', {
      headers: { authorization: `Bearer ${body.accessToken}` },
    });
    expect(ledgers.body.items).toMatchObject([{ currency: 'INR', timeZone: 'Asia/Kolkata', role: 'owner' }]);

    const second = await app.signUp();
    expect((await second.ask('GET', '/api/v1/me')).body.isAdministrator).toBe(false);
  });

  it('says that an address is taken, however it is written', async () => {
    const person = await app.signUp();
    const { status, body } = await app.ask('POST', '/api/v1/auth/register', {
      body: { email: person.email.toUpperCase(), password },
    });
    expect([status, body.type]).toEqual([409, '/problems/email-taken']);
  });

  it.each([
    ['a repeated word', 'lampslampslamps', 'password-weak'],
    ['a row of keys', 'asdfghjklqwertz', 'password-weak'],
    ['their own address', 'jane.doe.1980', 'password-weak'],
    ['the product’s name', 'Expenseai2026!', 'password-weak'],
    ['a known one', 'passwordpassword', 'password-breached'],
  ])('refuses %s', async (_kind, weak, code) => {
    const { status, body } = await app.ask('POST', '/api/v1/auth/register', {
      body: { email: 'jane.doe.1980@example.org', password: weak },
    });
    expect([status, body.type]).toEqual([422, `/problems/${code}`]);
  });

  it('refuses what bcrypt would cut', async () => {
    const { status, body } = await app.ask('POST', '/api/v1/auth/register', {
      body: { email: 'long@example.org', password: 'ä'.repeat(37) },
    });
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ path: 'password', message: 'must have at most 72 bytes' }]);
  });

  it('leaves nothing of a user whose ledger could not be made', async () => {
    await app.db.asSuperuser('alter table accounts add constraint sabotage check (false) not valid');
    const first = await app.ask('POST', '/api/v1/auth/register', { body: { email: 'half@example.org', password } });
    await app.db.asSuperuser('alter table accounts drop constraint sabotage');
    const again = await app.ask('POST', '/api/v1/auth/register', { body: { email: 'half@example.org', password } });
    expect([first.status, again.status]).toEqual([500, 201]);
  });

  it('leaves nothing behind where it fails at the end', async () => {
    const count = () =>
      app.db.asSuperuser('select (select count(*) from users) as users, (select count(*) from ledgers) as ledgers');
    const before = await count();
    const body = { email: 'half-made@example.org', password };
    await app.db.asSuperuser('alter table known_devices rename to known_devices_gone');
    const failed = await app.ask('POST', '/api/v1/auth/register', { body });
    await app.db.asSuperuser('alter table known_devices_gone rename to known_devices');
    expect(failed.status).toBe(500);
    expect(await count()).toEqual(before);
  });

  it('is for the very first only where it is closed, also of two at once', async () => {
    const closed = await startTestApp({ REGISTRATION: 'closed' });
    try {
      const register = (email: string) => closed.ask('POST', '/api/v1/auth/register', { body: { email, password } });
      const answers = await Promise.all([register('one@example.org'), register('two@example.org')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 403]);
      expect(await closed.db.asSuperuser('select is_administrator from users')).toEqual([{ is_administrator: true }]);
      expect((await register('three@example.org')).body.type).toBe('/problems/registration-closed');
    } finally {
      await closed.close();
    }
  });
});

describe('signing in', () => {
  it('sets cookies that scripts and other sites can’t use', async () => {
    const lines = (await signIn(await app.signUp())).headers.getSetCookie();
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).toMatch(/HttpOnly; SameSite=Lax$/);
    expect(lines.find((line) => line.startsWith('eai_access='))).toContain('Max-Age=900; Path=/;');
    expect(lines.find((line) => line.startsWith('eai_refresh='))).toContain('Path=/api/v1/auth;');
  });

  it('answers alike for an unknown address and a wrong password', async () => {
    const person = await app.signUp();
    const [wrong, unknown] = await Promise.all([
      signIn(person, {}, 'something else'),
      app.ask('POST', '/api/v1/auth/login', { body: { email: 'nobody@example.org', password } }),
    ]);
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    expect(wrong.status).toBe(401);
  });

  it('keeps neither password nor token readable', async () => {
    const person = await app.signUp();
    const answer = await signIn(person);
    const rows = await app.db.asSuperuser(
      'select s::text || c::text as text from sessions s join credentials c using (user_id) where user_id = $1',
      [person.userId],
    );
    const stored = JSON.stringify(rows) + JSON.stringify(app.logged) + app.audit.join();
    expect(rows.length).toBeGreaterThan(0);
    for (const secret of [password, answer.body.accessToken, refreshTokenOf(answer)])
      expect(stored).not.toContain(secret);
  });

  it('takes the access cookie as it takes the bearer', async () => {
    const cookie = cookiesOf(await signIn(await app.signUp()));
    expect((await app.ask('GET', '/api/v1/me', { headers: { cookie } })).status).toBe(200);
  });

  it.each([
    ['no token', {}],
    ['nonsense', { authorization: 'Bearer nonsense' }],
    ['a token signed by nobody', { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.' }],
  ])('answers 401 for %s', async (_kind, headers) => {
    const answer = await app.ask('GET', '/api/v1/me', { headers: headers as Record<string, string> });
    expect([answer.status, answer.body.type]).toEqual([401, '/problems/unauthenticated']);
  });
});

describe('refreshing', () => {
  it('gives both tabs the same successor, and the session goes on', async () => {
    const token = refreshTokenOf(await signIn(await app.signUp()));
    const [one, other] = await Promise.all([refresh(token), refresh(token)]);
    expect([one.status, other.status]).toEqual([200, 200]);
    expect(refreshTokenOf(one)).toBe(refreshTokenOf(other));
    expect(refreshTokenOf(one)).not.toBe(token);
    expect((await refresh(refreshTokenOf(one))).status).toBe(200);
  });

  it('ends the session when an older token comes back', async () => {
    const person = await app.signUp();
    const stolen = refreshTokenOf(await signIn(person));
    const second = refreshTokenOf(await refresh(stolen));
    const third = await refresh(second);
    const reuse = await refresh(stolen);
    expect([reuse.status, reuse.body.type]).toEqual([401, '/problems/session-ended']);
    expect(await isSignedIn(third.body.accessToken)).toBe(false);
    expect((await refresh(refreshTokenOf(third))).status).toBe(401);
    expect(app.audit.some((line) => line.includes('auth.refresh.reuse') && line.includes(person.userId))).toBe(true);
  });

  it('takes the token before for ten seconds and no longer', async () => {
    const token = refreshTokenOf(await signIn(await app.signUp()));
    await refresh(token);
    expect((await refresh(token)).status).toBe(200);
    app.pass(10_500);
    expect((await refresh(token)).status).toBe(401);
  });

  it('ends seven days after its last use', async () => {
    const day = 24 * 3_600_000;
    const first = refreshTokenOf(await signIn(await app.signUp()));
    app.pass(7 * day - 60_000);
    const second = refreshTokenOf(await refresh(first));
    app.pass(7 * day - 60_000);
    const third = await refresh(second);
    expect(third.status).toBe(200);
    app.pass(7 * day + 60_000);
    expect((await refresh(refreshTokenOf(third))).status).toBe(401);
  });

  it('takes the cookie, and forgets it once the session has ended', async () => {
    const cookie = cookiesOf(await signIn(await app.signUp()));
    expect((await app.ask('POST', '/api/v1/auth/refresh', { headers: { cookie } })).status).toBe(200);
    expect((await app.ask('POST', '/api/v1/auth/logout', { headers: { cookie } })).status).toBe(204);
    const ended = await app.ask('POST', '/api/v1/auth/refresh', { headers: { cookie } });
    expect(ended.status).toBe(401);
    expect(ended.headers.getSetCookie().join()).toMatch(/eai_refresh=;.*Max-Age=0/);
  });

  it('leaves the cookies where the server can’t answer, so that a fault signs nobody out', async () => {
    const cookie = cookiesOf(await signIn(await app.signUp()));
    await app.db.asSuperuser('alter table sessions rename to sessions_gone');
    const failed = await app.ask('POST', '/api/v1/auth/refresh', { headers: { cookie } });
    await app.db.asSuperuser('alter table sessions_gone rename to sessions');
    expect([failed.status, failed.headers.getSetCookie()]).toEqual([500, []]);
    expect((await app.ask('POST', '/api/v1/auth/refresh', { headers: { cookie } })).status).toBe(200);
  });
});

describe('sessions', () => {
  it('are listed and end at once', async () => {
    const person = await app.signUp();
    const phone = await signIn(person, {
      'user-agent': 'Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36',
    });
    const { body } = await person.ask('GET', '/api/v1/auth/sessions');
    expect(body.items).toHaveLength(2);
    const other = body.items.find((session: { isCurrent: boolean }) => !session.isCurrent);
    expect(other.device).toBe('Chrome, Android');

    expect(await isSignedIn(phone.body.accessToken)).toBe(true);
    expect((await person.ask('DELETE', `/api/v1/auth/sessions/${other.id}`)).status).toBe(204);
    expect(await isSignedIn(phone.body.accessToken)).toBe(false);
    expect((await person.ask('DELETE', `/api/v1/auth/sessions/${other.id}`)).status).toBe(404);
  });

  it('of others can’t be ended', async () => {
    const [one, other] = [await app.signUp(), await app.signUp()];
    const { body } = await other.ask('GET', '/api/v1/auth/sessions');
    expect((await one.ask('DELETE', `/api/v1/auth/sessions/${body.items[0].id}`)).status).toBe(404);
    expect(await isSignedIn(other.accessToken)).toBe(true);
  });
});

describe('security events', () => {
  it('show the user what happened, and form a chain that shows a change', async () => {
    const person = await app.signUp();
    await signIn(person, {}, 'wrong');
    await signIn(person);
    const { body } = await person.ask('GET', '/api/v1/me/security-events');
    expect(body.items.map(({ event }: { event: string }) => event)).toEqual([
      'auth.login.success',
      'auth.login.failure',
      'auth.register',
    ]);

    const auditKeys = new AuditKeys(app.platform.secrets.audit);
    const { storage, database } = app.platform;
    const check = async () =>
      (await verifyChains({ database, storage, auditKeys }, [])).faults.filter(({ id }) => id === person.userId);
    expect(await check()).toEqual([]);
    await app.db.asSuperuser("update security_events set address = '192.0.2.1' where user_id = $1 and sequence = 2", [
      person.userId,
    ]);
    expect(await check()).toMatchObject([{ sequence: 2, fault: 'changed' }]);
    await app.db.asSuperuser('delete from security_events where user_id = $1 and sequence = 1', [person.userId]);
    expect(await check()).toMatchObject([{ sequence: 1, fault: 'missing' }]);
  });

  it('come a page at a time, newest first', async () => {
    const person = await app.signUp();
    for (let n = 0; n < 3; n += 1) await signIn(person, {}, 'wrong');
    const page = async (query: string) => (await person.ask('GET', `/api/v1/me/security-events${query}`)).body;
    const first = await page('?limit=3');
    const second = await page(`?limit=3&cursor=${first.nextCursor}`);
    const names = [...first.items, ...second.items].map(({ event }: { event: string }) => event);
    expect(names).toEqual(['auth.login.failure', 'auth.login.failure', 'auth.login.failure', 'auth.register']);
    expect(second.nextCursor).toBeNull();
    expect((await page('?cursor=x')).type).toBe('/problems/validation');
  });

  it('can’t be changed by the application itself', async () => {
    await expect(app.db.database.pool.query('delete from security_events')).rejects.toThrow(/permission denied/);
    await expect(app.db.database.pool.query("update security_events set event = 'x'")).rejects.toThrow(
      /permission denied/,
    );
  });
});
