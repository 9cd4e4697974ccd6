import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
import { findChallenge, keepChallenge } from '../auth/challenges.repository.ts';

let app: TestApp;
let administrator: Person;
let person: Person;
beforeAll(async () => {
  app = await startTestApp();
  administrator = await app.signUp();
  person = await app.signUp();
});
afterAll(() => app.close());

it('an administrator signs everybody out at once; API tokens go where that is asked for', async () => {
  const path = '/api/v1/admin/sessions/revoke-all';
  const made = await person.ask('POST', '/api/v1/me/tokens', {
    body: { name: 'script', scopes: ['read'], expiresInDays: 1 },
  });
  const asProgram = async () =>
    (await app.ask('GET', '/api/v1/ledgers', { headers: { authorization: `Bearer ${made.body.token}` } })).status;
  expect((await person.ask('POST', path, { body: {} })).status).toBe(403);

  const { db } = app.db.database;
  const { id: userId } = (await person.ask('GET', '/api/v1/me')).body;
  await keepChallenge(db, { token: 'half signed in', purpose: 'second-step', userId }, new Date());

  const answer = await administrator.ask('POST', path, { body: {} });
  expect([answer.status, answer.body]).toEqual([200, { sessions: 2, tokens: 0 }]);
  for (const { ask } of [administrator, person]) {
    expect((await ask('GET', '/api/v1/me')).body.type).toBe('/problems/session-ended');
  }
  expect(await asProgram()).toBe(200);
  expect(await findChallenge(db, 'half signed in', 'second-step', new Date())).toBeUndefined();
  expect(app.audit.at(-1)).toMatch(/"event":"admin.sessions.revoke-all".*"sessions":2/);

  const { email, password } = administrator;
  const signedIn = await app.ask('POST', '/api/v1/auth/login', { body: { email, password } });
  const headers = { authorization: `Bearer ${signedIn.body.accessToken}` };
  expect((await app.ask('POST', path, { headers, body: { tokens: true } })).body).toEqual({ sessions: 1, tokens: 1 });
  expect(await asProgram()).toBe(401);
});
