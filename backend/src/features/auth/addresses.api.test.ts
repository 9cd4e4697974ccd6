import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { mailSettingsFor, type SmtpListener, startSmtpListener, tokenIn } from '../../testing/smtp-listener.ts';
import { type Answered, type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

vi.setConfig({ testTimeout: 60_000 });

const nextPassword = 'violet-badger-17-kettle';
const forgotSubject = 'Set a new password';
const verifySubject = 'Verify your e-mail address';

let listener: SmtpListener;
let app: TestApp;
beforeAll(async () => {
  listener = await startSmtpListener();
  app = await startTestApp({ ...mailSettingsFor(listener), APP_URL: 'http://localhost:3999' });
  await app.startJobs();
});
afterAll(async () => {
  await app.close();
  await listener.close();
});

function forgot(email: string, on = app): Promise<Answered> {
  return on.ask('POST', '/api/v1/auth/password/forgot', { body: { email } });
}

function verify(token: string): Promise<Answered> {
  return app.ask('POST', '/api/v1/auth/verify', { body: { token } });
}

async function verificationToken(email: string): Promise<string> {
  return tokenIn(await listener.next(email, ({ subject }) => subject === verifySubject));
}

/** Settles when no mail waits any more. */
const allSent = () =>
  vi.waitFor(
    async () =>
      expect(
        await app.db.asSuperuser('select from graphile_worker.jobs where task_identifier = $1', ['mail.send']),
      ).toEqual([]),
    { timeout: 20_000 },
  );

function mailsTo({ email }: Person, wanted: string): number {
  return listener.mails.filter(({ to, subject }) => [to].flat()[0]?.text === email && subject === wanted).length;
}

describe('verifying an address', () => {
  it('is asked for at sign-up, and done by the link once', async () => {
    const person = await app.signUp();
    expect((await person.ask('GET', '/api/v1/me')).body).toMatchObject({
      isEmailVerified: false,
      pendingEmail: null,
      isVerificationDue: true,
    });
    const token = await verificationToken(person.email);
    const answer = await verify(token);
    expect([answer.status, answer.body]).toEqual([200, { email: person.email }]);
    expect((await person.ask('GET', '/api/v1/me')).body).toMatchObject({
      isEmailVerified: true,
      isVerificationDue: false,
    });
    expect((await verify(token)).body.type).toBe('/problems/link-expired');
    const { body } = await person.ask('GET', '/api/v1/me/security-events');
    expect(body.items[0].event).toBe('auth.email.verify');
  });

  it('is good for a day', async () => {
    const person = await app.signUp();
    const token = await verificationToken(person.email);
    app.pass(25 * 3_600_000);
    expect((await verify(token)).status).toBe(422);
    app.pass(-25 * 3_600_000);
    expect((await verify(token)).status).toBe(200);
  });

  it('can be asked for again, but no mailbox is flooded', async () => {
    const person = await app.signUp();
    for (let n = 0; n < 5; n += 1) await person.ask('POST', '/api/v1/auth/verify/resend');
    await allSent();
    expect(mailsTo(person, verifySubject)).toBe(3);
    await verify(await verificationToken(person.email));
  });

  it('keeps tokens out of the queue, the database, the log and the audit log', async () => {
    const person = await app.signUp();
    await forgot(person.email);
    const tokens = [
      await verificationToken(person.email),
      tokenIn(await listener.next(person.email, ({ subject }) => subject === forgotSubject)),
    ];
    await verify(tokens[0] ?? '');
    const rows = await app.db.asSuperuser(
      `select l::text from verification_links l union all select r::text from reset_links r
       union all select j::text from graphile_worker._private_jobs j union all select e::text from security_events e`,
    );
    const kept = JSON.stringify([rows, app.logged, app.audit]);
    for (const token of tokens) {
      expect(token).toHaveLength(43);
      expect(kept).not.toContain(token);
    }
  });
});

describe('a forgotten password', () => {
  it('is set anew by the link', async () => {
    const person = await app.signUp();
    expect((await forgot(` ${person.email.toUpperCase()}`)).body).toEqual({ sendsMail: true });
    const mail = await listener.next(person.email, ({ subject }) => subject === forgotSubject);
    expect(mail.text).toContain('http://localhost:3999/reset-password#token=');
    const body = { token: tokenIn(mail), password: nextPassword };
    expect((await app.ask('POST', '/api/v1/auth/password/reset', { body })).status).toBe(204);
    const signIn = { body: { email: person.email, password: nextPassword } };
    expect((await app.ask('POST', '/api/v1/auth/login', signIn)).status).toBe(200);
  });

  it('answers alike for known and unknown addresses, and only the known one gets a mail', async () => {
    const person = await app.signUp();
    const answers = [await forgot(person.email), await forgot('nobody@example.org')];
    expect(answers.map(({ status, body }) => [status, body])).toEqual(Array(2).fill([202, { sendsMail: true }]));
    await allSent();
    expect(mailsTo(person, forgotSubject)).toBe(1);
    expect(listener.mails.some(({ to }) => [to].flat()[0]?.text === 'nobody@example.org')).toBe(false);
  });

  it('sends an account three links an hour at most', async () => {
    const person = await app.signUp();
    for (let n = 0; n < 5; n += 1) {
      await forgot(person.email);
      await allSent();
    }
    expect(mailsTo(person, forgotSubject)).toBe(3);
  });

  it('is limited per mailbox and per address, alike for known and unknown ones', async () => {
    const strict = await startTestApp({ RATE_LIMIT_LOGIN: '2', TRUST_PROXY: '127.0.0.1' });
    try {
      const from = (email: string, address: string) =>
        strict.ask('POST', '/api/v1/auth/password/forgot', {
          body: { email },
          headers: { 'x-forwarded-for': address },
        });
      const known = await strict.signUp();
      for (const email of [known.email, 'nobody@example.org']) {
        const statuses: number[] = [];
        for (let n = 1; n <= 3; n += 1) statuses.push((await from(email, `198.51.100.${n + email.length}`)).status);
        expect(statuses).toEqual([202, 202, 429]);
      }
      const spread: number[] = [];
      for (let n = 1; n <= 3; n += 1) spread.push((await from(`somebody${n}@example.org`, '203.0.113.9')).status);
      expect(spread).toEqual([202, 202, 429]);
    } finally {
      await strict.close();
    }
  });

  it('says that no mail comes where none is sent', async () => {
    const silent = await startTestApp();
    try {
      expect((await forgot('nobody@example.org', silent)).body).toEqual({ sendsMail: false });
      const { body } = await silent.ask('GET', '/api/v1/auth/options');
      expect(body).toEqual({ registration: 'open', isFirstRun: true, sendsMail: false, providers: [] });
    } finally {
      await silent.close();
    }
  });
});

describe('another address', () => {
  const change = ({ ask }: Person, email: string) => ask('POST', '/api/v1/me/email', { body: { email } });

  it('is taken once its link was followed, and the one before is told', async () => {
    const person = await app.signUp();
    const next = `moved-${person.email}`;
    await forgot(person.email);
    const old = tokenIn(await listener.next(person.email, ({ subject }) => subject === forgotSubject));
    expect((await change(person, next)).body).toMatchObject({
      email: person.email,
      pendingEmail: next,
      isVerificationDue: true,
    });
    await verify(await verificationToken(next));
    expect((await person.ask('GET', '/api/v1/me')).body).toMatchObject({
      email: next,
      pendingEmail: null,
      isEmailVerified: true,
    });
    await listener.next(person.email, ({ subject }) => subject === 'The address of your account was changed');
    const reset = await app.ask('POST', '/api/v1/auth/password/reset', {
      body: { token: old, password: nextPassword },
    });
    expect(reset.body.type).toBe('/problems/link-expired');
  });

  it('that somebody has gets the same answer, and no mail', async () => {
    const [person, other] = [await app.signUp(), await app.signUp()];
    await verify(await verificationToken(other.email));
    await allSent();
    const answer = await change(person, other.email);
    expect([answer.status, answer.body.pendingEmail]).toEqual([200, other.email]);
    await allSent();
    expect(mailsTo(other, verifySubject)).toBe(1);
  });

  it('is taken at once where no mail is sent', async () => {
    const silent = await startTestApp();
    try {
      const [person, other] = [await silent.signUp(), await silent.signUp()];
      expect((await change(person, 'moved@example.org')).body).toMatchObject({
        email: 'moved@example.org',
        isEmailVerified: false,
        isVerificationDue: false,
      });
      expect((await change(person, other.email)).body.type).toBe('/problems/email-taken');
    } finally {
      await silent.close();
    }
  });
});
