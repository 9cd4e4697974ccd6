import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AccessTokens } from '../../platform/http/access-tokens.ts';
import type { RotatingSecret } from '../../platform/secrets/rotating-secret.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { RefreshTokens } from './refresh-tokens.ts';
import { SignIns } from './sign-ins.ts';
import { insertUser, type UserRow } from './users.repository.ts';

let db: TestDatabase;
let user: UserRow;
beforeAll(async () => {
  db = await createTestDatabase();
  const id = '0198c0de-0000-7000-8000-000000000001';
  const person = { id, email: 'robin@example.org', name: null, locale: 'en', timeZone: 'UTC' };
  user = await db.database.transaction((work) => insertUser(work.db, person, 'no hash'));
});
afterAll(() => db.close());

const [old, fresh] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')];
/** The settings of the instances, one deploy after the other. */
const deploys: RotatingSecret[] = [
  { current: old },
  { current: old, next: fresh },
  { current: fresh, previous: old },
  { current: fresh },
];
const visitor = { requestId: 'r', address: '192.0.2.1', device: 'test', language: undefined };

function instance(secret: RotatingSecret) {
  const accessTokens = new AccessTokens(secret, 'production');
  const signIns = new SignIns({
    accessTokens,
    refreshTokens: new RefreshTokens(secret),
    sendsMail: false,
    now: () => new Date(),
  });
  const change = <T>(work: Parameters<typeof db.database.transaction<T>>[0]) => db.database.transaction(work);
  return {
    begin: () => change(({ db }) => signIns.begin(db, user, visitor)),
    refresh: (token: string) => change(({ db }) => signIns.carryOn(db, token, visitor, async () => undefined)),
    verify: (token: string) => accessTokens.verify(token, new Date()),
  };
}

test('two deploys sign nobody out: each instance takes the tokens of the one before and after it', async () => {
  const instances = deploys.map(instance);
  let signIn = await instance({ current: old }).begin();
  // While a deploy rolls, requests of one person go to instances before and after it in turn.
  for (const [index, before] of instances.slice(0, -1).entries()) {
    const after = instances[index + 1];
    for (const next of [after, before, after]) {
      const carried = await next?.refresh(signIn.refreshToken);
      if (!carried) throw new Error(`signed out at deploy ${index}`);
      signIn = carried;
      for (const each of [before, after]) {
        await expect(each?.verify(signIn.answer.accessToken)).resolves.toMatchObject({ userId: user.id });
      }
    }
  }
});

test('two tabs that refresh at once on instances with other keys get the same successor', async () => {
  const [, before, after] = deploys.map(instance);
  for (const [first, second] of [
    [before, after],
    [after, before],
  ]) {
    const { refreshToken } = await instance({ current: old }).begin();
    const pair = [await first?.refresh(refreshToken), await second?.refresh(refreshToken)];
    expect(pair[0]?.refreshToken).toBe(pair[1]?.refreshToken);
    expect(await first?.refresh(pair[1]?.refreshToken ?? '')).toBeDefined();
  }
});

test('after the second deploy the old secret makes nothing that is taken', async () => {
  const { answer } = await instance({ current: old }).begin();
  await expect(instance({ current: fresh }).verify(answer.accessToken)).rejects.toMatchObject({
    code: 'unauthenticated',
  });
});
