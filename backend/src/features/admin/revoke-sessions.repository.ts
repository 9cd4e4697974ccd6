import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';

export interface Revoked {
  /** Sessions that were ended. */
  sessions: number;
  /** API tokens that were taken away. */
  tokens: number;
}

/** Ends every session of everybody, and takes away every API token where that is asked for. */
export async function revokeAll(db: Db, withTokens: boolean): Promise<Revoked> {
  const sessions = await db
    .updateTable('sessions')
    .set({ revokedAt: sql<Date>`now()`, revokedReason: 'revoked' })
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', sql<Date>`now()`)
    .executeTakeFirstOrThrow();
  // A sign-in that waits for its second step would be a session in a moment.
  await db.deleteFrom('challenges').where('purpose', '=', 'second-step').execute();
  const tokens = withTokens ? await db.deleteFrom('apiTokens').executeTakeFirstOrThrow() : { numDeletedRows: 0n };
  return { sessions: Number(sessions.numUpdatedRows), tokens: Number(tokens.numDeletedRows) };
}
