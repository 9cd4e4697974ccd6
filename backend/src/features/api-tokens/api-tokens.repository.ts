import { type Selectable, sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { ApiTokensTable } from '../../platform/database/user-tables.ts';

export type ApiTokenRow = Selectable<ApiTokensTable>;

/** Newest first; those that have run out are left out. */
export async function listApiTokens(db: Db, userId: string): Promise<ApiTokenRow[]> {
  return db
    .selectFrom('apiTokens')
    .selectAll()
    .where('userId', '=', userId)
    .where('expiresAt', '>', sql<Date>`now()`)
    .orderBy('createdAt', 'desc')
    .execute();
}

/** Adds the token, and forgets those of its user that have run out. */
export async function insertApiToken(db: Db, token: ApiTokenRow): Promise<void> {
  await db
    .deleteFrom('apiTokens')
    .where('userId', '=', token.userId)
    .where('expiresAt', '<=', sql<Date>`now()`)
    .execute();
  await db.insertInto('apiTokens').values(token).execute();
}

/** False where the user has no such token. */
export async function deleteApiToken(db: Db, userId: string, tokenId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('apiTokens')
    .where('id', '=', tokenId)
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

export async function isMember(db: Db, userId: string, ledgerId: string): Promise<boolean> {
  const { rows } = await sql<{ role: string | null }>`select role_in(${userId}, ${ledgerId}) as role`.execute(db);
  return rows[0]?.role != null;
}
