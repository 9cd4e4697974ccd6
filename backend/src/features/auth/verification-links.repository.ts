import type { Db } from '../../platform/database/database.ts';
import { hashToken, newToken } from './refresh-tokens.ts';

/** Milliseconds that a link to verify an address is good for. */
const linkLifetime = 24 * 3_600_000;

/** Makes a one-time token that shows that `email` is the user's. */
export async function createVerificationLink(db: Db, userId: string, email: string, now: Date): Promise<string> {
  const token = newToken();
  await db
    .insertInto('verificationLinks')
    .values({
      tokenHash: hashToken(token),
      userId,
      email,
      createdAt: now,
      expiresAt: new Date(now.getTime() + linkLifetime),
      usedAt: null,
    })
    .execute();
  return token;
}

/** Uses the token up; gives whose it is and the address that it shows, or undefined where it isn't good (any more). */
export async function useVerificationLink(
  db: Db,
  token: string,
  now: Date,
): Promise<{ userId: string; email: string } | undefined> {
  return db
    .updateTable('verificationLinks')
    .set({ usedAt: now })
    .where('tokenHash', '=', hashToken(token))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning(['userId', 'email'])
    .executeTakeFirst();
}

export async function deleteVerificationLink(db: Db, token: string): Promise<void> {
  await db.deleteFrom('verificationLinks').where('tokenHash', '=', hashToken(token)).execute();
}

/** How many links were sent to the user since then. */
export async function countVerificationLinks(db: Db, userId: string, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('verificationLinks')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('userId', '=', userId)
    .where('createdAt', '>', since)
    .executeTakeFirstOrThrow();
  return count;
}
