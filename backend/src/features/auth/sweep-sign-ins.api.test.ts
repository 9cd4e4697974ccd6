import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { sweepSignIns } from './sweep-sign-ins.ts';
import { putUserInvite } from './user-invites.repository.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

it('forgets sessions that ended long ago but each user’s last, and invitations that have run out', async () => {
  const person = await app.signUp();
  const { id } = (await person.ask('GET', '/api/v1/me')).body;
  const old = (await app.signUp()).email;
  const addSession = (daysAgo: number) =>
    app.db.asSuperuser(
      `insert into sessions (id, user_id, refresh_hash, device, address, created_at, last_used_at, proved_at, expires_at)
      select gen_random_uuid(), $1, sha256(convert_to($2, 'utf8')), 'Firefox', '192.0.2.1', at, at, at, at + interval '7 days'
      from (select now() - make_interval(days => $3) as at) t`,
      [id, `session of ${daysAgo}`, daysAgo],
    );
  for (const daysAgo of [400, 120, 30]) await addSession(daysAgo);
  const { db } = app.db.database;
  await putUserInvite(db, { email: 'late@example.org', isAdministrator: false, invitedBy: null }, 'a', new Date(0));
  await putUserInvite(db, { email: 'soon@example.org', isAdministrator: false, invitedBy: null }, 'b', new Date());

  await sweepSignIns(db);

  const sessions = await db.selectFrom('sessions').select('lastUsedAt').where('userId', '=', id).execute();
  const days = sessions.map(({ lastUsedAt }) => Math.round((Date.now() - lastUsedAt.getTime()) / 86_400_000));
  expect(days.sort((a, b) => a - b)).toEqual([0, 30]);
  const invites = await db.selectFrom('userInvites').select('email').execute();
  expect(invites).toEqual([{ email: 'soon@example.org' }]);

  await app.db.asSuperuser(
    `update sessions set last_used_at = last_used_at - interval '1 year', expires_at = expires_at - interval '1 year'
    where user_id = (select id from users where email = $1)`,
    [old],
  );
  await sweepSignIns(db);
  const left = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.userId')
    .select('sessions.id')
    .where('users.email', '=', old)
    .execute();
  expect(left).toHaveLength(1);
});
