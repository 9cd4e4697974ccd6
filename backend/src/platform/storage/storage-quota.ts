import { AppError } from '@expenseai/core/errors';
import { sql } from 'kysely';
import type { Db } from '../database/database.ts';

/** How much the files that one person uploaded may take together, whichever ledger they are in. */
export class StorageQuota {
  /** Bytes; null: as much as anybody likes. */
  readonly allowedBytes: number | null;

  constructor(allowedBytes: number | null) {
    this.allowedBytes = allowedBytes;
  }

  /** Bytes that are taken; one sum by index. */
  async used(db: Db, userId: string): Promise<number> {
    const { rows } = await sql<{ bytes: number }>`select storage_used(${userId}::uuid) as bytes`.execute(db);
    return rows[0]?.bytes ?? 0;
  }

  /** Bytes that are left; none where the quota was lowered below what is taken. */
  async room(db: Db, userId: string): Promise<number> {
    if (this.allowedBytes === null) return Number.POSITIVE_INFINITY;
    return Math.max(0, this.allowedBytes - (await this.used(db, userId)));
  }

  /**
   * Throws `storage-full` where a file of so many bytes doesn't fit. Whoever takes room for the same person waits until
   * this database transaction ends, so that two at once don't both get what is left.
   */
  async claim(db: Db, userId: string, bytes: number): Promise<void> {
    if (this.allowedBytes === null) return;
    await sql`select pg_advisory_xact_lock(hashtextextended(${`storage ${userId}`}, 0))`.execute(db);
    if (bytes > (await this.room(db, userId))) throw new AppError('storage-full');
  }
}
