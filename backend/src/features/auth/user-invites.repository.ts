import type { Db } from '../../platform/database/database.ts';
import { hashToken, newToken } from './refresh-tokens.ts';

/** Milliseconds that an invitation can be accepted. */
const lifetime = 7 * 24 * 3_600_000;

export interface UserInvite {
  email: string;
  isAdministrator: boolean;
}

/** Makes the one-time token with which `email` may register. */
export async function createUserInvite(db: Db, { email, isAdministrator }: UserInvite, now: Date): Promise<string> {
  const token = newToken();
  await db
    .insertInto('userInvites')
    .values({
      tokenHash: hashToken(token),
      email,
      isAdministrator,
      createdAt: now,
      expiresAt: new Date(now.getTime() + lifetime),
    })
    .execute();
  return token;
}

export async function findUserInvite(db: Db, token: string, now: Date): Promise<UserInvite | undefined> {
  return db
    .selectFrom('userInvites')
    .select(['email', 'isAdministrator'])
    .where('tokenHash', '=', hashToken(token))
    .where('expiresAt', '>', now)
    .executeTakeFirst();
}

/** Uses the invitation up: of two at once one gets it. */
export async function takeUserInvite(db: Db, token: string, now: Date): Promise<UserInvite | undefined> {
  return db
    .deleteFrom('userInvites')
    .where('tokenHash', '=', hashToken(token))
    .where('expiresAt', '>', now)
    .returning(['email', 'isAdministrator'])
    .executeTakeFirst();
}
