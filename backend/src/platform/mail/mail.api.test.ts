import type { ParsedMail } from 'mailparser';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { mailSettingsFor, type SmtpListener, startSmtpListener } from '../../testing/smtp-listener.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
import { Outbox } from './outbox.ts';

vi.setConfig({ testTimeout: 60_000 });

const newPassword = 'violet-badger-17-kettle';

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

const about =
  (start: string) =>
  ({ subject }: ParsedMail): boolean =>
    subject?.startsWith(start) ?? false;

function signIn({ email, password }: Person, device = 'curl/8'): Promise<{ status: number }> {
  const body = { email, password };
  return app.ask('POST', '/api/v1/auth/login', { body, headers: { 'user-agent': device } });
}

function changePassword(person: Person): Promise<{ status: number }> {
  const body = { currentPassword: person.password, newPassword };
  return person.ask('POST', '/api/v1/auth/password/change', { body });
}

async function mailPart(on = app): Promise<{ name: string; state: string } | undefined> {
  const { body } = await on.ask('GET', '/health');
  return body.parts.find(({ name }: { name: string }) => name === 'mail');
}

/** Jobs of mails as the queue keeps them. */
const queued = () =>
  app.db.asSuperuser<{ payload: object; attempts: number; last_error: string | null }>(
    `select j.payload, j.attempts, j.last_error from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'mail.send' order by j.id`,
  );

test('a new device and a new password are told to the user, in both forms, with links to the product alone', async () => {
  const person = await app.signUp();
  await signIn(person, 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0');
  const mail = await listener.next(person.email, about('New sign-in'));
  expect(mail.from?.text).toBe('"ExpenseAI" <money@example.org>');
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  for (const form of [mail.text, mail.html]) {
    expect(form).toContain('Firefox, Linux');
    expect(form).toContain('http://localhost:3999/settings');
  }
  await changePassword(person);
  const changed = await listener.next(person.email, about('Your password'));
  expect(changed.text).toContain('sign out what you don’t know');
});

test('who reads German is written to in German, in the time of their place', async () => {
  const person = await app.signUp();
  await person.ask('PATCH', '/api/v1/me', { body: { locale: 'de-AT', timeZone: 'Asia/Kolkata' } });
  await changePassword(person);
  const mail = await listener.next(person.email, about('Dein Passwort'));
  expect(mail.subject).toBe('Dein Passwort wurde geändert');
  const hour = new Intl.DateTimeFormat('de', { hour: '2-digit', timeZone: 'Asia/Kolkata' }).format(new Date());
  expect(mail.text).toMatch(new RegExp(` um ${hour.slice(0, 2)}:\\d\\d\\. Alle anderen Sitzungen wurden abgemeldet`));
  expect(mail.html).toContain('<html lang="de">');
});

test('a device’s own name can’t put a header or a link into a mail', async () => {
  const person = await app.signUp();
  await signIn(person, 'see www.evil.example now');
  const mail = await listener.next(person.email, about('New sign-in'));
  expect(mail.text).toContain('an unknown device');
  expect(mail.text).not.toContain('evil');
});

test('a mail server that is down delays a mail and loses none; the state says so', async () => {
  const person = await app.signUp();
  await listener.next(person.email);
  await vi.waitFor(async () => expect(await queued()).toEqual([]), { timeout: 20_000 });
  await listener.close();
  const changed = await changePassword(person);
  expect(changed.status).toBe(204);
  await vi.waitFor(async () => expect((await queued())[0]?.attempts).toBe(1), { timeout: 20_000, interval: 50 });
  await vi.waitFor(async () => expect((await queued())[0]?.last_error).not.toBeNull(), { timeout: 20_000 });
  const [job] = await queued();
  expect(job?.last_error).toMatch(/^the mail server didn’t take the mail: ESOCKET$|ECONNREFUSED/);
  expect(JSON.stringify(app.logged)).not.toContain(person.email);
  expect((await app.ask('GET', '/metrics')).body).toMatch(/^expenseai_mails\{state="failing"\} 1$/m);
  expect(await mailPart()).toEqual({ name: 'mail', state: 'ok' });
  await app.db.asSuperuser(`update graphile_worker._private_jobs set created_at = now() - interval '16 minutes'`);
  expect(await mailPart()).toEqual({ name: 'mail', state: 'degraded' });

  await listener.listen();
  await listener.next(person.email, about('Your password was changed'));
  await vi.waitFor(async () => expect(await queued()).toEqual([]), { timeout: 20_000 });
  expect((await app.ask('GET', '/metrics')).body).toMatch(/^expenseai_mails\{state="failing"\} 0$/m);
  expect(await mailPart()).toEqual({ name: 'mail', state: 'ok' });
});

test('the operator is written to at ADMIN_EMAIL', async () => {
  const outbox = new Outbox(true);
  await outbox.put(app.db.database.db, 'operator-notice', { title: 'Disk nearly full', text: 'Free some.\n\nSoon.' });
  const mail = await listener.next('operator@example.org');
  expect([mail.subject, mail.text]).toEqual([
    'Disk nearly full (localhost:3999)',
    expect.stringContaining('Free some.\n\nSoon.'),
  ]);
});

test('without a mail server nothing is asked for, and everything goes on', async () => {
  const silent = await startTestApp();
  try {
    const person = await silent.signUp();
    const body = { currentPassword: person.password, newPassword };
    expect((await person.ask('POST', '/api/v1/auth/password/change', { body })).status).toBe(204);
    expect(await silent.db.asSuperuser('select from graphile_worker._private_jobs')).toEqual([]);
    expect((await silent.ask('GET', '/metrics')).body).not.toContain('expenseai_mails');
    expect(await mailPart(silent)).toBeUndefined();
  } finally {
    await silent.close();
  }
});
