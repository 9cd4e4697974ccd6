import { type Selectable, sql } from 'kysely';
import { noteDeletion } from '../../platform/backup/deletions.ts';
import type { Db } from '../../platform/database/database.ts';
import type { UsersTable } from '../../platform/database/user-tables.ts';
import { nameConstraints } from '../../platform/http/database-errors.ts';
import { hashToken } from './refresh-tokens.ts';

export type UserRow = Selectable<UsersTable>;

export interface NewUser {
  id: string;
  email: string;
  name: string | null;
  locale: string;
  timeZone: string;
}

nameConstraints({ users_email_key: 'email-taken' });

/** A user as sign-in needs it, with the state of the device that asks. */
export interface SignInCandidate extends UserRow {
  secret: string;
  isKnownDevice: boolean;
}

export async function hasUsers(db: Db): Promise<boolean> {
  return (await db.selectFrom('users').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export async function isEmailTaken(db: Db, email: string): Promise<boolean> {
  return (await db.selectFrom('users').select('id').where('email', '=', email).executeTakeFirst()) !== undefined;
}

/** Adds a user with a password; the very first becomes the administrator. Call within a transaction. */
export async function insertUser(db: Db, user: NewUser, secret: string | null): Promise<UserRow> {
  // Two first users at once must not both become administrators.
  await sql`lock table users in share row exclusive mode`.execute(db);
  const isAdministrator = !(await hasUsers(db));
  const row = await db
    .insertInto('users')
    .values({ ...user, isAdministrator })
    .returningAll()
    .executeTakeFirstOrThrow();
  if (secret !== null)
    await db.insertInto('credentials').values({ userId: user.id, kind: 'password', secret }).execute();
  return row;
}

export async function findSignInCandidate(
  db: Db,
  email: string,
  deviceHash: Buffer | null,
): Promise<SignInCandidate | undefined> {
  return db
    .selectFrom('users')
    .innerJoin('credentials', (join) =>
      join.onRef('credentials.userId', '=', 'users.id').on('credentials.kind', '=', 'password'),
    )
    .leftJoin('knownDevices', (join) =>
      join
        .onRef('knownDevices.userId', '=', 'users.id')
        .on('knownDevices.deviceHash', '=', deviceHash ?? Buffer.alloc(0)),
    )
    .selectAll('users')
    .select(['credentials.secret', sql<boolean>`known_devices.user_id is not null`.as('isKnownDevice')])
    .where('users.email', '=', email)
    .executeTakeFirst();
}

export async function getUser(db: Db, userId: string): Promise<UserRow> {
  return db.selectFrom('users').selectAll().where('id', '=', userId).executeTakeFirstOrThrow();
}

export async function findUser(db: Db, userId: string): Promise<UserRow | undefined> {
  return db.selectFrom('users').selectAll().where('id', '=', userId).executeTakeFirst();
}

export async function findUserByEmail(db: Db, email: string): Promise<UserRow | undefined> {
  return db.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirst();
}

/** Sets the address, which was shown to be the user's. */
export async function setVerifiedEmail(db: Db, userId: string, email: string, at: Date): Promise<void> {
  await db
    .updateTable('users')
    .set({ email, pendingEmail: null, emailVerifiedAt: at, updatedAt: at })
    .where('id', '=', userId)
    .execute();
}

/** False where nobody has the address. */
export async function makeAdministrator(db: Db, email: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('users')
    .set({ isAdministrator: true, updatedAt: sql<Date>`now()` })
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

export async function setPendingEmail(db: Db, userId: string, email: string | null): Promise<UserRow> {
  return db
    .updateTable('users')
    .set({ pendingEmail: email, updatedAt: sql<Date>`now()` })
    .where('id', '=', userId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Sets an address that nobody can verify, since no mail is sent. */
export async function setUnverifiedEmail(db: Db, userId: string, email: string): Promise<UserRow> {
  return db
    .updateTable('users')
    .set({ email, emailVerifiedAt: null, updatedAt: sql<Date>`now()` })
    .where('id', '=', userId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function getSecret(db: Db, userId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('credentials')
    .select('secret')
    .where('userId', '=', userId)
    .where('kind', '=', 'password')
    .executeTakeFirst();
  return row?.secret;
}

export async function setSecret(db: Db, userId: string, secret: string): Promise<void> {
  await db
    .insertInto('credentials')
    .values({ userId, kind: 'password', secret })
    .onConflict((conflict) => conflict.columns(['userId', 'kind']).doUpdateSet({ secret, updatedAt: sql<Date>`now()` }))
    .execute();
}

export type ProfileChange = Partial<Pick<UserRow, 'name' | 'locale' | 'timeZone' | 'weekStart' | 'theme'>>;

export async function updateProfile(db: Db, userId: string, change: ProfileChange): Promise<UserRow> {
  return db
    .updateTable('users')
    .set({ ...change, updatedAt: sql<Date>`now()` })
    .where('id', '=', userId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function deleteUser(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('idempotencyKeys').where('userId', '=', userId).execute();
  await db.deleteFrom('users').where('id', '=', userId).execute();
  await noteDeletion(db, 'user', userId);
}

export async function rememberDevice(db: Db, userId: string, deviceHash: Buffer): Promise<void> {
  await db
    .insertInto('knownDevices')
    .values({ userId, deviceHash })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Whether an earlier sign-in of the user left that token in the browser. */
export async function findDevice(
  db: Db,
  userId: string,
  token: string | undefined,
): Promise<{ token: string | undefined; isKnown: boolean }> {
  if (token === undefined) return { token, isKnown: false };
  const row = await db
    .selectFrom('knownDevices')
    .select('userId')
    .where('userId', '=', userId)
    .where('deviceHash', '=', hashToken(token))
    .executeTakeFirst();
  return { token, isKnown: row !== undefined };
}
