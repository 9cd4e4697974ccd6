import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
import { createResetLink } from './reset-links.repository.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const nextPassword = 'green-heron-77-kettle';

function canSignIn({ email }: Person, password: string): Promise<boolean> {
  return app.ask('POST', '/api/v1/auth/login', { body: { email, password } }).then(({ status }) => status === 200);
}

async function link(email: string): Promise<string> {
  const token = await createResetLink(app.db.database.db, email, new Date());
  if (token === undefined) throw new Error(`no link for ${email}`);
  return token;
}

function reset(token: string, password = nextPassword) {
  return app.ask('POST', '/api/v1/auth/password/reset', { body: { token, password } });
}

describe('the profile', () => {
  it('changes what is named and leaves the rest', async () => {
    const person = await app.signUp();
    const { body } = await person.ask('PATCH', '/api/v1/me', { body: { theme: 'dark', weekStart: 7, name: null } });
    expect(body).toMatchObject({ theme: 'dark', weekStart: 7, name: null, email: person.email, timeZone: 'UTC' });
    expect((await person.ask('GET', '/api/v1/me')).body).toEqual(body);
  });

  it.each([
    [{ timeZone: 'Europe/Nowhere' }, 'timeZone'],
    [{ weekStart: 8 }, 'weekStart'],
    [{ isAdministrator: true }, 'isAdministrator'],
    [{ email: 'other@example.org' }, 'email'],
    [{ name: 'nul\0' }, 'name'],
  ])('refuses %j', async (body, path) => {
    const answer = await (await app.signUp()).ask('PATCH', '/api/v1/me', { body });
    expect([answer.status, answer.body.errors.map((error: { path: string }) => error.path)]).toEqual([400, [path]]);
  });
});

describe('changing the password', () => {
  it('ends all other sessions and keeps this one', async () => {
    const person = await app.signUp();
    const other = await app.ask('POST', '/api/v1/auth/login', {
      body: { email: person.email, password: person.password },
    });
    const body = { currentPassword: person.password, newPassword: nextPassword };
    expect((await person.ask('POST', '/api/v1/auth/password/change', { body })).status).toBe(204);
    expect((await person.ask('GET', '/api/v1/me')).status).toBe(200);
    const headers = { authorization: `Bearer ${other.body.accessToken}` };
    expect((await app.ask('GET', '/api/v1/me', { headers })).status).toBe(401);
    expect([await canSignIn(person, person.password), await canSignIn(person, nextPassword)]).toEqual([false, true]);
  });
});

describe('a link to a new password', () => {
  it('ends with a change of the password', async () => {
    const person = await app.signUp();
    const token = await link(person.email);
    const body = { currentPassword: person.password, newPassword: nextPassword };
    expect((await person.ask('POST', '/api/v1/auth/password/change', { body })).status).toBe(204);
    expect((await reset(token, 'amber-walrus-19-teapot')).status).toBe(422);
    expect(await canSignIn(person, nextPassword)).toBe(true);
  });

  it('works once, and ends every session', async () => {
    const person = await app.signUp();
    const token = await link(person.email.toUpperCase());
    expect((await reset(token)).status).toBe(204);
    expect((await person.ask('GET', '/api/v1/me')).status).toBe(401);
    expect(await canSignIn(person, nextPassword)).toBe(true);
    const again = await reset(token, 'amber-walrus-19-teapot');
    expect([again.status, again.body.type]).toEqual([422, '/problems/link-expired']);
  });

  it('of several only one works', async () => {
    const person = await app.signUp();
    const [one, other] = [await link(person.email), await link(person.email)];
    expect([(await reset(other)).status, (await reset(one)).status]).toEqual([204, 422]);
  });

  it('is good for an hour', async () => {
    const person = await app.signUp();
    const [early, late] = [await link(person.email), await link(person.email)];
    app.pass(3_590_000);
    expect((await reset(early)).status).toBe(204);
    app.pass(20_000);
    expect((await reset(late)).status).toBe(422);
    app.pass(-3_610_000);
  });

  it('isn’t made for an unknown address', async () => {
    expect(await createResetLink(app.db.database.db, 'nobody@example.org', new Date())).toBeUndefined();
  });
});

describe('deleting oneself', () => {
  it('asks for the password, and takes everything that is only theirs', async () => {
    const person = await app.signUp();
    expect((await person.ask('DELETE', '/api/v1/me', { body: { password: 'wrong' } })).status).toBe(401);
    expect((await person.ask('DELETE', '/api/v1/me', { body: { password: person.password } })).status).toBe(204);
    expect((await person.ask('GET', '/api/v1/me')).status).toBe(401);
    expect(await canSignIn(person, person.password)).toBe(false);
    const left = await app.db.asSuperuser(
      `select 1 from users where id = $1 union all select 1 from sessions where user_id = $1
       union all select 1 from credentials where user_id = $1 union all select 1 from ledgers where id = $2`,
      [person.userId, person.ledgerId],
    );
    expect(left).toEqual([]);
  });
});
