import { v7 as uuid } from 'uuid';
import type { Db } from '../../platform/database/database.ts';
import { hashToken } from './refresh-tokens.ts';

/** Milliseconds that an invitation can be accepted. */
const lifetime = 7 * 24 * 3_600_000;

export interface UserInvite {
  email: string;
  isAdministrator: boolean;
}

interface NewUserInvite extends UserInvite {
  /** Null for the operator's command. */
  invitedBy: string | null;
}

/**
 * Invites an address, in place of an invitation that it has, whose token is good no more. `token` is null where the
 * mail is to make it. Gives the id.
 */
export async function putUserInvite(db: Db, invite: NewUserInvite, token: string | null, now: Date): Promise<string> {
  const id = uuid();
  const row = {
    ...invite,
    id,
    tokenHash: token === null ? null : hashToken(token),
    createdAt: now,
    expiresAt: new Date(now.getTime() + lifetime),
  };
  await db
    .insertInto('userInvites')
    .values(row)
    .onConflict((conflict) => conflict.column('email').doUpdateSet(row))
    .execute();
  return id;
}

/** Invitations that still can be accepted, with who made them. */
function goodInvites(db: Db, now: Date) {
  return db
    .selectFrom('userInvites as i')
    .leftJoin('users as inviter', 'inviter.id', 'i.invitedBy')
    .select(['i.id', 'i.email', 'i.isAdministrator', 'i.createdAt', 'i.expiresAt'])
    .select(['inviter.name as inviterName', 'inviter.email as inviterEmail', 'inviter.locale as inviterLocale'])
    .where('i.expiresAt', '>', now)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('users').select('users.id').whereRef('users.email', '=', 'i.email'))),
    );
}

export type UserInviteRow = Awaited<ReturnType<typeof listUserInvites>>[number];

/** Newest first, from before an id on; one statement. */
export async function listUserInvites(db: Db, before: string | undefined, limit: number, now: Date) {
  return goodInvites(db, now)
    .$if(before !== undefined, (query) => query.where('i.id', '<', before ?? ''))
    .orderBy('i.id', 'desc')
    .limit(limit)
    .execute();
}

/** Undefined where it isn't good (any more). */
export async function viewUserInvite(db: Db, id: string, now: Date): Promise<UserInviteRow | undefined> {
  return goodInvites(db, now).where('i.id', '=', id).executeTakeFirst();
}

export async function setUserInviteToken(db: Db, id: string, token: string): Promise<void> {
  await db
    .updateTable('userInvites')
    .set({ tokenHash: hashToken(token) })
    .where('id', '=', id)
    .execute();
}

/** Takes an invitation away; false where there is none of that id. */
export async function deleteUserInvite(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('userInvites').where('id', '=', id).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

export async function findUserInvite(db: Db, token: string, now: Date): Promise<UserInvite | undefined> {
  return db
    .selectFrom('userInvites')
    .select(['email', 'isAdministrator'])
    .where('tokenHash', '=', hashToken(token))
    .where('expiresAt', '>', now)
    .executeTakeFirst();
}

export async function inviteOfEmail(db: Db, email: string, now: Date): Promise<UserInvite | undefined> {
  return db
    .selectFrom('userInvites')
    .select(['email', 'isAdministrator'])
    .where('email', '=', email)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
}

/** Uses the invitation of an address up; false where it has none (any more). */
export async function takeUserInvite(db: Db, email: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('userInvites').where('email', '=', email).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
