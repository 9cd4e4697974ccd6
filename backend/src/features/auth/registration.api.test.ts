import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RateLimits } from '../../platform/http/rate-limits.ts';
import { type Answered, type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
import { createTestDatabase } from '../../testing/test-database.ts';
import { Invitations } from './invitations.ts';
import { newToken } from './refresh-tokens.ts';
import { putUserInvite } from './user-invites.repository.ts';

const password = 'purple-otter-42-lamp';

let app: TestApp;
let first: Person;
let optionsOnFirstRun: unknown;
beforeAll(async () => {
  app = await startTestApp({ REGISTRATION: 'invite' });
  optionsOnFirstRun = (await app.ask('GET', '/api/v1/auth/options')).body;
  first = await app.signUp();
});
afterAll(() => app.close());

function register(email: string, invite?: string, on = app): Promise<Answered> {
  return on.ask('POST', '/api/v1/auth/register', { body: { email, password, ...(invite ? { invite } : {}) } });
}

async function operatorsLink(email: string, isAdministrator: boolean, on = app): Promise<string> {
  const token = newToken();
  await putUserInvite(on.db.database.db, { email, isAdministrator, invitedBy: null }, token, new Date());
  return token;
}

async function ledgerLink(on: Person): Promise<string> {
  const { body } = await on.ask('POST', `/api/v1/ledgers/${on.ledgerId}/invites`, { body: { role: 'viewer' } });
  return body.link.split('#token=')[1];
}

describe('registering by invitation', () => {
  it('is open to the very first on a machine of one’s own, and to nobody without an invitation after', async () => {
    const refused = await register('somebody@example.org');
    expect([refused.status, refused.body.type]).toEqual([403, '/problems/registration-closed']);
    expect(optionsOnFirstRun).toMatchObject({ registration: 'invite', isFirstRun: true });
    expect((await app.ask('GET', '/api/v1/auth/options')).body).toMatchObject({
      registration: 'invite',
      isFirstRun: false,
    });
  });

  it('takes an invitation into a ledger, once', async () => {
    const token = await ledgerLink(first);
    expect((await register('guest@example.org', token)).status).toBe(201);
    const again = await register('other@example.org', token);
    expect([again.status, again.body.type]).toEqual([422, '/problems/link-expired']);
  });

  it('makes an administrator by the operator’s link, for its address alone and once', async () => {
    const token = await operatorsLink('chief@example.org', true);
    expect((await register('thief@example.org', token)).status).toBe(403);
    const { status, body } = await register('Chief@example.org', token);
    expect(status).toBe(201);
    const headers = { authorization: `Bearer ${body.accessToken}` };
    expect((await app.ask('GET', '/api/v1/me', { headers })).body).toMatchObject({
      isAdministrator: true,
      isEmailVerified: true,
    });
    expect((await register('chief@example.org', token)).body.type).toBe('/problems/link-expired');
  });
});

describe('a registration that fails leaves its invitation good', () => {
  /** What each fails with, and a body that would do otherwise. */
  const faults = [
    ['a weak password', 400, { password: 'password' }],
    ['a ledger that can’t be made', 500, {}, 'alter table accounts add constraint sabotage check (false) not valid'],
    [
      'a session that can’t begin',
      500,
      {},
      'alter table known_devices add constraint sabotage check (false) not valid',
    ],
  ] as const;
  const kinds = [
    ['into a ledger', () => ledgerLink(first)],
    ['from the operator', (email: string) => operatorsLink(email, true)],
  ] as const;

  it.each(kinds)('%s', async (kind, linkFor) => {
    const email = `try-again-${kind.length}@example.org`;
    const token = await linkFor(email);
    for (const [, status, body, sabotage] of faults) {
      if (sabotage) await app.db.asSuperuser(sabotage);
      const failed = await app.ask('POST', '/api/v1/auth/register', {
        body: { email, password, invite: token, ...body },
      });
      if (sabotage) await app.db.asSuperuser(sabotage.replace(/add constraint sabotage.*/, 'drop constraint sabotage'));
      expect(failed.status).toBe(status);
    }
    expect((await register(email, token)).status).toBe(201);
    expect((await register('another@example.org', token)).body.type).toBe('/problems/link-expired');
  });

  it('also where the address has an account already', async () => {
    const token = await ledgerLink(first);
    expect((await register(first.email, token)).body.type).toBe('/problems/email-taken');
    expect((await register('not-taken@example.org', token)).status).toBe(201);
  });
});

it('where registering is closed only the operator’s link lets in', async () => {
  const closed = await startTestApp({ REGISTRATION: 'closed' });
  try {
    const owner = await closed.signUp();
    expect((await register('guest@example.org', await ledgerLink(owner), closed)).status).toBe(403);
    const token = await operatorsLink('guest@example.org', false, closed);
    expect((await register('guest@example.org', token, closed)).status).toBe(201);
  } finally {
    await closed.close();
  }
});

it('in production the very first needs the operator’s link too', async () => {
  const empty = await createTestDatabase();
  const invitations = (registration: 'open' | 'invite', environment: 'local' | 'production') =>
    new Invitations({
      database: empty.database,
      invites: { look: async () => undefined, accept: async () => undefined },
      limits: new RateLimits({ global: 1, login: 1, ai: 1 }),
      settings: { registration, environment },
      now: () => new Date(),
    });
  const cases = [
    ['invite', 'local', true],
    ['open', 'production', true],
    ['invite', 'production', false],
  ] as const;
  try {
    for (const [registration, environment, isLetIn] of cases) {
      const asked = invitations(registration, environment);
      const comes = () => asked.requireAdmission('first@example.org', undefined, true);
      if (isLetIn) expect(comes).not.toThrow();
      else expect(comes).toThrow('registration-closed');
      // Where a link is needed, nobody learns from outside that the first one is awaited.
      expect(await asked.isFirstRun()).toBe(isLetIn);
    }
  } finally {
    await empty.close();
  }
});
