import { type Selectable, sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { SessionsTable } from '../../platform/database/user-tables.ts';

export type SessionRow = Selectable<SessionsTable>;

/** Why a session ended. */
export type EndReason = 'sign-out' | 'revoked' | 'reuse' | 'password';

export interface NewSession {
  id: string;
  userId: string;
  refreshHash: Buffer;
  device: string;
  address: string;
  createdAt: Date;
  expiresAt: Date;
}

export async function insertSession(db: Db, session: NewSession): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      ...session,
      lastUsedAt: session.createdAt,
      provedAt: session.createdAt,
      previousHash: null,
      rotatedAt: null,
      revokedAt: null,
      revokedReason: null,
    })
    .execute();
}

/** The session, live or ended, locked until the transaction ends: of two refreshes at once one comes after the other. */
export async function lockSession(db: Db, sessionId: string): Promise<SessionRow | undefined> {
  return db.selectFrom('sessions').selectAll().where('id', '=', sessionId).forUpdate().executeTakeFirst();
}

export interface Rotation {
  refreshHash: Buffer;
  previousHash: Buffer;
  at: Date;
  expiresAt: Date;
  address: string;
}

export async function rotateSession(db: Db, sessionId: string, rotation: Rotation): Promise<void> {
  const { at, ...columns } = rotation;
  await db
    .updateTable('sessions')
    .set({ ...columns, rotatedAt: at, lastUsedAt: at })
    .where('id', '=', sessionId)
    .execute();
}

export async function listLiveSessions(db: Db, userId: string): Promise<SessionRow[]> {
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', sql<Date>`now()`)
    .orderBy('lastUsedAt', 'desc')
    .execute();
}

/** The user of the session has just proved who they are. */
export async function noteProof(db: Db, sessionId: string, provedAt: Date): Promise<void> {
  await db.updateTable('sessions').set({ provedAt }).where('id', '=', sessionId).execute();
}

/** Ends one session of the user; false where there is no live one of that id. */
export async function endSession(db: Db, userId: string, sessionId: string, reason: EndReason): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set({ revokedAt: sql<Date>`now()`, revokedReason: reason })
    .where('id', '=', sessionId)
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Takes every API token of the user away: whoever was in the account may have made one. */
export async function endApiTokens(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('apiTokens').where('userId', '=', userId).execute();
}

/** Ends all sessions of the user, but not the one to keep; a sign-in that waits for its second step ends with them. */
export async function endSessions(db: Db, userId: string, reason: EndReason, keep?: string): Promise<void> {
  await db
    .with('begun', (query) =>
      query.deleteFrom('challenges').where('userId', '=', userId).where('purpose', '=', 'second-step'),
    )
    .updateTable('sessions')
    .set({ revokedAt: sql<Date>`now()`, revokedReason: reason })
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .$if(keep !== undefined, (query) => query.where('id', '!=', keep ?? ''))
    .execute();
}
