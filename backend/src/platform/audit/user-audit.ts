import type { SecurityEventName } from '@expenseai/contracts/security-events';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Db } from '../database/database.ts';
import { hashEvent, type LinkedEvent } from './audit-chain.ts';
import type { AuditKeys } from './audit-keys.ts';

export interface SecurityEntry {
  event: SecurityEventName;
  userId: string;
  address: string | null;
  device: string | null;
  /** Ids only. */
  details: Record<string, unknown>;
}

interface ChainedEntry extends Omit<SecurityEntry, 'event'> {
  sequence: number;
  id: string;
  event: string;
  at: Date;
}

/** Whose chain holds the failures on addresses that nobody has. */
export const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Appends to the user's chain and gives the line for `audit.log`; call within a transaction. The line has neither
 * address nor device, which say where a person was.
 */
export async function appendSecurityEvent(db: Db, keys: AuditKeys, entry: SecurityEntry, at: Date): Promise<string> {
  // One writer a chain at a time. A row of users can't be locked for somebody who isn't there.
  await sql`select pg_advisory_xact_lock(hashtextextended(${entry.userId}, 20241))`.execute(db);
  const last = await lastUserEvent(db, entry.userId);
  const key = keys.signing(last && { hash: last.hash, hashWith: (key) => userEventHash(key, last) });
  const event = { ...entry, sequence: (last?.sequence ?? 0) + 1, id: uuid(), at };
  const previousHash = last?.hash ?? null;
  const hash = hashEvent(key, 'user', previousHash, event);
  await db
    .insertInto('securityEvents')
    .values({ ...event, details: JSON.stringify(event.details), previousHash, hash })
    .execute();
  return JSON.stringify({
    time: at.toISOString(),
    event: entry.event,
    userId: entry.userId,
    sequence: event.sequence,
    ...entry.details,
    head: hash.toString('hex'),
  });
}

export interface UserEvent extends ChainedEntry, LinkedEvent {}

/** The newest event of a user's chain. */
export function lastUserEvent(db: Db, userId: string): Promise<UserEvent | undefined> {
  return db
    .selectFrom('securityEvents')
    .selectAll()
    .where('userId', '=', userId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** What the hash of an event must be, by its columns. */
export function userEventHash(key: Buffer, { previousHash, hash: _hash, ...entry }: UserEvent): Buffer {
  return hashEvent(key, 'user', previousHash, entry);
}

/** Events of a user's chain after a number, in order. */
export async function userEventsAfter(db: Db, userId: string, after: number, limit: number): Promise<UserEvent[]> {
  return db
    .selectFrom('securityEvents')
    .selectAll()
    .where('userId', '=', userId)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute();
}

/** Hash of one event; undefined where there is none of that number. */
export async function securityEventHash(db: Db, userId: string, sequence: number): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('securityEvents')
    .select('hash')
    .where('userId', '=', userId)
    .where('sequence', '=', sequence)
    .executeTakeFirst();
  return row?.hash;
}

/** Whose chains there are, the one of nobody included. */
export async function listChainUsers(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('securityEvents').select('userId').distinct().orderBy('userId').execute();
  return rows.map(({ userId }) => userId);
}

/** The user's events, newest first, from before a number of the chain where one is given. */
export async function listSecurityEvents(db: Db, userId: string, before: number | null, limit: number) {
  return db
    .selectFrom('securityEvents')
    .select(['id', 'event', 'address', 'device', 'at', 'sequence'])
    .where('userId', '=', userId)
    .$if(before !== null, (query) => query.where('sequence', '<', before ?? 0))
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();
}
