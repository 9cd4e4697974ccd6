import { AppError } from '@expenseai/core/errors';
import { sql } from 'kysely';
import type { Db } from '../database/database.ts';

export interface IdempotencyClaim {
  /** Method and route template: a key is scoped to user and route. */
  route: string;
  key: string;
  bodyHash: Buffer;
}

interface StoredAnswer<T> {
  result: T;
  operationId: string | null;
}

/**
 * Claims a key in the change's own transaction, so that the claim and the change stand or fall together; a concurrent
 * twin waits for the row. Gives the stored answer when the request was answered before, null when it is ours to do.
 * Throws `idempotency-mismatch` when the key came with another body.
 */
export async function claimIdempotencyKey<T>(
  db: Db,
  userId: string | null,
  claim: IdempotencyClaim | undefined,
): Promise<StoredAnswer<T> | null> {
  if (!claim || userId === null) return null;
  const inserted = await db
    .insertInto('idempotencyKeys')
    .values({ userId, ...claim, status: null, response: null, operationId: null })
    .onConflict((conflict) => conflict.columns(['userId', 'route', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (inserted) return null;
  const stored = await db
    .selectFrom('idempotencyKeys')
    .select(['bodyHash', 'response'])
    .where('userId', '=', userId)
    .where('route', '=', claim.route)
    .where('key', '=', claim.key)
    .executeTakeFirstOrThrow();
  if (!stored.bodyHash.equals(claim.bodyHash)) throw new AppError('idempotency-mismatch');
  if (stored.response === null) throw new AppError('busy', { retryAfter: 1 });
  return stored.response as StoredAnswer<T>;
}

/** Whether a request with this key was answered before, whatever its body. */
export async function isKeyClaimed(
  db: Db,
  userId: string,
  claim: Pick<IdempotencyClaim, 'route' | 'key'> | undefined,
): Promise<boolean> {
  if (!claim) return false;
  const row = await db
    .selectFrom('idempotencyKeys')
    .select('key')
    .where('userId', '=', userId)
    .where('route', '=', claim.route)
    .where('key', '=', claim.key)
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps the answer for 24 hours; a sweep removes it then. */
export async function storeIdempotentAnswer<T>(
  db: Db,
  userId: string | null,
  claim: IdempotencyClaim | undefined,
  answer: StoredAnswer<T>,
): Promise<void> {
  if (!claim || userId === null) return;
  await db
    .updateTable('idempotencyKeys')
    .set({ status: 201, response: JSON.stringify(answer) })
    .where('userId', '=', userId)
    .where('route', '=', claim.route)
    .where('key', '=', claim.key)
    .execute();
}

/** Forgets answers that are older than 24 hours. */
export async function sweepIdempotencyKeys(db: Db): Promise<void> {
  await sql`delete from idempotency_keys where created_at < now() - interval '24 hours'`.execute(db);
}
