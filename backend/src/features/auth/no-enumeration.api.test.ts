import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Person, TestApp } from '../../testing/test-app.ts';

const { compared } = vi.hoisted(() => ({ compared: [] as string[] }));
// The real work is done; only how dear each comparison was is noted.
vi.mock('@node-rs/bcrypt', async (load) => {
  const bcrypt = await load<typeof import('@node-rs/bcrypt')>();
  const verify: typeof bcrypt.verify = (password, hash) => {
    compared.push(String(hash).slice(0, 7));
    return bcrypt.verify(password, hash);
  };
  return { ...bcrypt, verify };
});

const query = vi.spyOn(pg.Client.prototype, 'query');

let app: TestApp;
let known: Person;
let withoutPassword: Person;
beforeAll(async () => {
  // What a file before has loaded has the real bcrypt, and a file after shall have it.
  vi.resetModules();
  const { startTestApp } = await import('../../testing/test-app.ts');
  app = await startTestApp({ SMTP_HOST: '127.0.0.1', SMTP_PORT: '1', MAIL_FROM: 'expenseai@example.org' });
  known = await app.signUp();
  withoutPassword = await app.signUp();
  await app.db.asSuperuser('delete from credentials where user_id = $1', [withoutPassword.userId]);
});
afterAll(async () => {
  await app.close();
  query.mockRestore();
  vi.resetModules();
});

/** What an instance asks by itself, whoever is there. */
const byTheClock = /maintenance_mode|flag/;

/** What one request does: its answer but for what names the request, the statements, and the cost of each bcrypt. */
async function workOf(path: string, body: object) {
  compared.length = 0;
  query.mockClear();
  const { status, headers, body: answer } = await app.ask('POST', `/api/v1/auth/${path}`, { body });
  const statements = query.mock.calls
    .map(([asked]) => {
      const given: unknown = asked;
      return typeof given === 'string' ? given : (given as { text: string }).text;
    })
    .filter((statement) => !byTheClock.test(statement));
  const { requestId: _, ...said } = answer ?? {};
  return { status, said, cookies: headers.getSetCookie(), statements, compared: [...compared] };
}

it('signing in does the same for a wrong password, an address that nobody has, and a user without a password', async () => {
  const signIn = (email: string) => workOf('login', { email, password: 'not the password' });
  const wrong = await signIn(known.email);
  expect([wrong.status, wrong.said.type, wrong.compared.length]).toEqual([401, '/problems/wrong-credentials', 1]);
  expect(wrong.statements.length).toBeGreaterThan(3);
  expect(await signIn('nobody@example.org')).toEqual(wrong);
  expect(await signIn(withoutPassword.email)).toEqual(wrong);
});

it('asking for a new password does the same whether somebody has the address or not', async () => {
  const ask = (email: string) => workOf('password/forgot', { email });
  const first = await ask(known.email);
  expect(first.status).toBeLessThan(300);
  expect(first.statements.length).toBeGreaterThan(0);
  expect(await ask('nobody@example.org')).toEqual(first);
});
