import type { Db } from '../../platform/database/database.ts';
import { hashToken, newToken } from './refresh-tokens.ts';

/** Milliseconds that a link to a new password is good for. */
const linkLifetime = 3_600_000;

/** Makes a one-time token for a new password; undefined where nobody has that address. */
export async function createResetLink(db: Db, email: string, now: Date): Promise<string | undefined> {
  const user = await db
    .selectFrom('users')
    .select('id')
    .where('email', '=', email.trim().toLowerCase())
    .executeTakeFirst();
  if (!user) return undefined;
  const token = newToken();
  await db
    .insertInto('resetLinks')
    .values({
      tokenHash: hashToken(token),
      userId: user.id,
      createdAt: now,
      expiresAt: new Date(now.getTime() + linkLifetime),
      usedAt: null,
    })
    .execute();
  return token;
}

/** Uses the token up, with every other link of the same user; gives the user, or undefined where it isn't good (any more). */
export async function useResetLink(db: Db, token: string, now: Date): Promise<string | undefined> {
  const link = await db
    .updateTable('resetLinks')
    .set({ usedAt: now })
    .where('tokenHash', '=', hashToken(token))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning('userId')
    .executeTakeFirst();
  if (!link) return undefined;
  await endResetLinks(db, link.userId, now);
  return link.userId;
}

export async function deleteResetLink(db: Db, token: string): Promise<void> {
  await db.deleteFrom('resetLinks').where('tokenHash', '=', hashToken(token)).execute();
}

/** How many links were made for the user since then. */
export async function countResetLinks(db: Db, userId: string, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('resetLinks')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('userId', '=', userId)
    .where('createdAt', '>', since)
    .executeTakeFirstOrThrow();
  return count;
}

/** Uses up every link of a user: one that somebody else got hold of mustn't outlive a new password. */
export async function endResetLinks(db: Db, userId: string, now: Date): Promise<void> {
  await db
    .updateTable('resetLinks')
    .set({ usedAt: now })
    .where('userId', '=', userId)
    .where('usedAt', 'is', null)
    .execute();
}
