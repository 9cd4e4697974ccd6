import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditKeys } from '../../platform/audit/audit-keys.ts';
import { Outbox } from '../../platform/mail/outbox.ts';
import { type Answered, type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
import { verifyChains } from '../audit/verify-audit.ts';
import { createResetLink } from './reset-links.repository.ts';
import { resetSecondFactor } from './reset-second-factor.ts';
import { SecurityLog } from './security-log.ts';
import { stepAt, totpCode } from './totp.ts';

const totp = '/api/v1/auth/totp';

let app: TestApp;
/** Milliseconds by which the application's clock was moved; codes follow it. */
let passed = 0;
beforeAll(async () => {
  app = await startTestApp({ RATE_LIMIT_LOGIN: '5' });
});
afterAll(() => app.close());

function pass(milliseconds: number): void {
  passed += milliseconds;
  app.pass(milliseconds);
}

function codeOf(secret: string, offset = 0): string {
  return totpCode(secret, stepAt(new Date(Date.now() + passed)) + offset);
}

/** Somebody with a second step, whose code of this moment is used up. */
async function guarded() {
  const person = await app.signUp();
  const secret: string = (await person.ask('POST', `${totp}/setup`)).body.secret;
  const { status, body } = await person.ask('POST', `${totp}/enable`, { body: { code: codeOf(secret) } });
  expect(status).toBe(200);
  return { person, secret, recoveryCodes: body.recoveryCodes as string[] };
}

function login({ email, password }: Person, cookie = ''): Promise<Answered> {
  return app.ask('POST', '/api/v1/auth/login', { body: { email, password }, headers: cookie ? { cookie } : {} });
}

async function firstStep(person: Person): Promise<string> {
  return (await login(person)).body.secondStep.token;
}

function secondStep(token: string, code: string, cookie = ''): Promise<Answered> {
  return app.ask('POST', `${totp}/sign-in`, { body: { token, code }, headers: cookie ? { cookie } : {} });
}

describe('a second step', () => {
  it('lets the password alone do nothing, and a code then signs in', async () => {
    const { person, secret } = await guarded();
    const first = await login(person);
    expect([first.status, Object.keys(first.body)]).toEqual([200, ['secondStep']]);
    expect(first.headers.getSetCookie()).toEqual([]);

    pass(30_000);
    const { status, body, headers } = await secondStep(first.body.secondStep.token, codeOf(secret));
    expect([status, body.user.id, headers.getSetCookie().length]).toEqual([200, person.userId, 3]);
  });

  it('takes a code once, and none that is older', async () => {
    const { person, secret } = await guarded();
    expect((await secondStep(await firstStep(person), codeOf(secret))).status).toBe(401);
    pass(30_000);
    const code = codeOf(secret);
    const [one, other] = await Promise.all([firstStep(person), firstStep(person)]);
    const answers = await Promise.all([secondStep(one, code), secondStep(other, code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect(answers.find(({ status }) => status === 401)?.body.type).toBe('/problems/wrong-code');
    expect((await secondStep(await firstStep(person), codeOf(secret, -1))).status).toBe(401);
  });

  it('stays when the password is set anew by a link', async () => {
    const { person } = await guarded();
    const token = await createResetLink(app.db.database.db, person.email, new Date(Date.now() + passed));
    const password = 'quite another long passphrase';
    expect((await app.ask('POST', '/api/v1/auth/password/reset', { body: { token, password } })).status).toBe(204);
    expect(Object.keys((await login({ ...person, password })).body)).toEqual(['secondStep']);
  });

  it('takes each recovery code once, however it is written', async () => {
    const { person, recoveryCodes } = await guarded();
    expect(recoveryCodes).toHaveLength(10);
    const [code = ''] = recoveryCodes;
    expect(code).toMatch(/^(?:[A-Z2-7]{6}-){3}[A-Z2-7]{6}$/);
    expect((await secondStep(await firstStep(person), code.toLowerCase().replaceAll('-', ' '))).status).toBe(200);
    expect((await secondStep(await firstStep(person), code)).status).toBe(401);
    expect((await person.ask('GET', '/api/v1/auth/methods')).body).toEqual({
      hasPassword: true,
      hasTwoFactor: true,
      recoveryCodesLeft: 9,
      passkeys: 0,
    });
  });

  it('has to be taken within five minutes, and the first step is good for one sign-in', async () => {
    const { person, recoveryCodes } = await guarded();
    const late = await firstStep(person);
    pass(5 * 60_000 + 1_000);
    const answer = await secondStep(late, recoveryCodes[0] ?? '');
    expect([answer.status, answer.body.type]).toEqual([401, '/problems/sign-in-expired']);

    const token = await firstStep(person);
    expect((await secondStep(token, recoveryCodes[0] ?? '')).status).toBe(200);
    expect((await secondStep(token, recoveryCodes[1] ?? '')).body.type).toBe('/problems/sign-in-expired');
  });

  it('can’t be taken any more once the password was changed: who knew the old one is out', async () => {
    const { person, recoveryCodes } = await guarded();
    const token = await firstStep(person);
    const body = { currentPassword: person.password, newPassword: 'green-heron-77-kettle' };
    expect((await person.ask('POST', '/api/v1/auth/password/change', { body })).status).toBe(204);
    expect((await secondStep(token, recoveryCodes[0] ?? '')).body.type).toBe('/problems/sign-in-expired');
  });

  it('has five tries, and a device known from before has five of its own', async () => {
    const { person, recoveryCodes } = await guarded();
    const first = await secondStep(await firstStep(person), recoveryCodes[0] ?? '');
    const device = first.headers
      .getSetCookie()
      .find((line) => line.startsWith('eai_device='))
      ?.split(';', 1)[0];
    const token = await firstStep(person);
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await secondStep(token, '000000x')).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await secondStep(await firstStep(person), recoveryCodes[1] ?? '')).status).toBe(429);
    expect((await secondStep(token, recoveryCodes[1] ?? '', device)).status).toBe(200);
  });

  it('is off until a code has shown that the app has the secret', async () => {
    const person = await app.signUp();
    const { secret, uri } = (await person.ask('POST', `${totp}/setup`)).body;
    expect(uri).toContain(`secret=${secret}`);
    const wrong = await person.ask('POST', `${totp}/enable`, { body: { code: codeOf(secret, 5) } });
    expect([wrong.status, wrong.body.type]).toEqual([401, '/problems/wrong-code']);
    expect((await login(person)).body.user.id).toBe(person.userId);

    const again = (await person.ask('POST', `${totp}/setup`)).body.secret;
    expect((await person.ask('POST', `${totp}/enable`, { body: { code: codeOf(secret) } })).status).toBe(401);
    expect((await person.ask('POST', `${totp}/enable`, { body: { code: codeOf(again) } })).status).toBe(200);
    expect((await person.ask('POST', `${totp}/setup`)).status).toBe(409);
  });

  it('is switched off with its codes, and a new set of codes ends the old one', async () => {
    const { person, recoveryCodes } = await guarded();
    const renewed = (await person.ask('POST', `${totp}/recovery-codes`)).body.recoveryCodes;
    const token = await firstStep(person);
    expect((await secondStep(token, recoveryCodes[0] ?? '')).status).toBe(401);
    expect((await secondStep(token, renewed[0])).status).toBe(200);

    expect((await person.ask('DELETE', totp)).status).toBe(204);
    expect((await login(person)).body.user.id).toBe(person.userId);
    expect((await person.ask('POST', `${totp}/recovery-codes`)).status).toBe(404);
    const { items } = (await person.ask('GET', '/api/v1/me/security-events')).body;
    expect(items.map(({ event }: { event: string }) => event).reverse()).toEqual([
      'auth.register',
      'auth.totp.enable',
      'auth.recovery-codes.renew',
      'auth.totp.failure',
      'auth.recovery-code.use',
      'auth.login.success',
      'auth.totp.disable',
      'auth.login.success',
    ]);
  });

  it('is taken away by the operator, with every session, in the user’s own chain and by mail', async () => {
    const { person, recoveryCodes } = await guarded();
    const other = await app.signUp();
    const begun = await firstStep(person);
    const { database } = app.db;
    const securityLog = new SecurityLog({
      database,
      auditKeys: new AuditKeys(app.platform.secrets.audit),
      writeAuditLine: (line) => app.audit.push(line),
      outbox: new Outbox(true),
      now: app.platform.now,
    });
    await expect(resetSecondFactor(securityLog, 'nobody@example.org')).rejects.toThrow('Nobody signs in as');
    await expect(resetSecondFactor(securityLog, other.email)).rejects.toThrow('has no second step');
    await resetSecondFactor(securityLog, person.email);

    expect((await person.ask('GET', '/api/v1/me')).body.type).toBe('/problems/session-ended');
    expect((await other.ask('GET', '/api/v1/me')).status).toBe(200);
    expect((await secondStep(begun, recoveryCodes[0] ?? '')).status).toBe(401);
    expect((await login(person)).body.user.id).toBe(person.userId);
    expect(app.audit.some((line) => line.includes('"auth.totp.reset"') && line.includes(person.userId))).toBe(true);
    const auditKeys = new AuditKeys(app.platform.secrets.audit);
    const { faults } = await verifyChains({ database, storage: app.platform.storage, auditKeys }, []);
    expect(faults.filter(({ id }) => id === person.userId)).toEqual([]);
    const mails = await app.db.asSuperuser<{ payload: unknown }>(
      "select payload from graphile_worker._private_jobs where payload::text like '%auth.totp.reset%'",
    );
    expect(JSON.stringify(mails)).toContain(person.userId);
  });

  it('keeps neither secret nor codes readable', async () => {
    const { person, secret, recoveryCodes } = await guarded();
    const rows = await app.db.asSuperuser<{ text: string }>(
      `select t::text || r::text as text from totp_secrets t join recovery_codes r using (user_id) where user_id = $1`,
      [person.userId],
    );
    const stored = JSON.stringify(rows) + JSON.stringify(app.logged) + app.audit.join();
    expect(rows).toHaveLength(10);
    expect(rows[0]?.text).toContain('v1:');
    for (const text of [secret, ...recoveryCodes]) expect(stored).not.toContain(text);
  });
});
