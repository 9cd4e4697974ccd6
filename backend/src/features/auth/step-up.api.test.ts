import { routes } from '@expenseai/contracts/routes';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Authenticator } from '../../testing/authenticator.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
import { stepAt, totpCode } from './totp.ts';

const origin = 'https://money.example.org';
const made = { origin, relyingParty: 'money.example.org' };
const sensitive = [...routes].filter(([, route]) => route.stepUp);

let app: TestApp;
let passed = 0;
beforeAll(async () => {
  app = await startTestApp({ APP_URL: origin, RATE_LIMIT_LOGIN: '5' });
});
afterAll(() => app.close());
afterEach(() => pass(-passed));

function pass(milliseconds: number): void {
  passed += milliseconds;
  app.pass(milliseconds);
}

const tenMinutes = 10 * 60_000;

function stepUp(person: Person, body: object) {
  return person.ask('POST', '/api/v1/auth/step-up', { body });
}

describe('what is sensitive', () => {
  it('is this', () => {
    expect(sensitive.map(([name]) => name).sort()).toEqual([
      'addPasskey',
      'changeEmail',
      'changePassword',
      'createToken',
      'createUserInvite',
      'deleteLedger',
      'deleteMe',
      'deleteUserInvite',
      'disableTotp',
      'enableTotp',
      'linkOidc',
      'removePasskey',
      'renewRecoveryCodes',
      'revokeAllSessions',
      'setUpTotp',
      'signOutUser',
      'startPasskey',
      'unlinkIdentity',
    ]);
  });

  it('passes for ten minutes after signing in, and is refused later, whatever the body', async () => {
    const first = await app.signUp();
    const own = (person: Person, path: string) =>
      path.replace('{ledgerId}', person.ledgerId).replace(/\{\w+\}/g, person.userId);
    pass(tenMinutes + 1_000);
    for (const [name, route] of sensitive) {
      const answer = await first.ask(route.method, own(first, route.path), { body: { unknown: 1 } });
      expect([name, answer.status, answer.body.type]).toEqual([name, 403, '/problems/step-up-required']);
    }
    const fresh = await app.signUp();
    pass(tenMinutes - 1_000);
    expect((await fresh.ask('DELETE', `/api/v1/ledgers/${fresh.ledgerId}`)).status).toBe(204);
  });

  it('passes again after a step-up, in this session only', async () => {
    const person = await app.signUp();
    const body = { email: person.email, password: person.password };
    const other = (await app.ask('POST', '/api/v1/auth/login', { body })).body.accessToken;
    pass(tenMinutes + 1_000);
    expect((await stepUp(person, { password: person.password })).status).toBe(204);
    expect((await person.ask('POST', '/api/v1/auth/totp/setup')).status).toBe(200);
    const headers = { authorization: `Bearer ${other}` };
    expect((await app.ask('POST', '/api/v1/auth/totp/setup', { headers })).status).toBe(403);
    const { items } = (await person.ask('GET', '/api/v1/me/security-events')).body;
    expect(items[0].event).toBe('auth.step-up.success');
  });

  it('is proved by a code, once', async () => {
    const person = await app.signUp();
    const { secret } = (await person.ask('POST', '/api/v1/auth/totp/setup')).body;
    const code = () => totpCode(secret, stepAt(new Date(Date.now() + passed)));
    await person.ask('POST', '/api/v1/auth/totp/enable', { body: { code: code() } });
    pass(tenMinutes + 1_000);
    const right = code();
    expect((await stepUp(person, { code: right })).status).toBe(204);
    expect((await stepUp(person, { code: right })).body.type).toBe('/problems/wrong-code');
  });

  it('is proved by a passkey of one’s own, not by another’s', async () => {
    const [one, other] = [await app.signUp(), await app.signUp()];
    const authenticator = new Authenticator();
    const options = (await one.ask('POST', '/api/v1/auth/passkeys/options')).body;
    const created = await one.ask('POST', '/api/v1/auth/passkeys', {
      body: { credential: authenticator.create(options, made) },
    });
    expect(created.status).toBe(201);
    const proof = async () => {
      const asked = (await app.ask('POST', '/api/v1/auth/passkeys/sign-in/options')).body;
      return { credential: authenticator.get(asked, made) };
    };
    expect((await stepUp(other, await proof())).body.type).toBe('/problems/passkey-refused');
    expect((await stepUp(one, await proof())).status).toBe(204);
  });

  it('has five tries', async () => {
    const person = await app.signUp();
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await stepUp(person, { password: 'wrong' })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });
});

describe('somebody without a password', () => {
  it('can set one, and delete what is theirs', async () => {
    const [one, other] = [await app.signUp(), await app.signUp()];
    await app.db.asSuperuser('delete from credentials where user_id in ($1, $2)', [one.userId, other.userId]);
    const body = { newPassword: 'green-heron-77-kettle' };
    expect((await one.ask('POST', '/api/v1/auth/password/change', { body })).status).toBe(204);
    expect((await one.ask('POST', '/api/v1/auth/password/change', { body })).status).toBe(400);
    expect((await other.ask('DELETE', '/api/v1/me')).status).toBe(204);
  });
});
