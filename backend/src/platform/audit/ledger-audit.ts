import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Db, Session } from '../database/database.ts';
import { runNamed } from '../database/run-named.ts';
import { type ChainedEvent, hashEvent, type LinkedEvent } from './audit-chain.ts';
import type { AuditKeys } from './audit-keys.ts';

export interface AuditEntry {
  event: string;
  userId: string | null;
  subjectId: string | null;
  /** Ids and counts only: deleting a person must not break the chain, and no text of theirs stays behind. */
  details: Record<string, unknown>;
}

/** Appends to the ledger's chain and gives the line for `audit.log`; call under the ledger's lock. */
export async function appendAuditEvent(
  session: Session,
  keys: AuditKeys,
  ledgerId: string,
  entry: AuditEntry,
  at: Date,
): Promise<string> {
  const last = await lastLedgerEvent(session, ledgerId);
  const key = keys.signing(last && { hash: last.hash, hashWith: (key) => ledgerEventHash(key, last) });
  const event = { sequence: (last?.sequence ?? 0) + 1, id: uuid(), ...entry, at };
  const hash = hashEvent(key, ledgerId, last?.hash ?? null, event);
  const insert = sql`
    insert into audit_events (ledger_id, sequence, id, event, user_id, subject_id, details, at, previous_hash, hash)
    values (${ledgerId}::uuid, ${event.sequence}, ${event.id}::uuid, ${event.event}, ${event.userId}::uuid,
      ${event.subjectId}::uuid, ${JSON.stringify(event.details)}::jsonb, ${at}::timestamptz, ${last?.hash ?? null}::bytea,
      ${hash}::bytea)`;
  await runNamed(session, 'insert-audit-event', insert);
  return JSON.stringify({
    time: at.toISOString(),
    event: entry.event,
    ledgerId,
    sequence: event.sequence,
    userId: entry.userId,
    subjectId: entry.subjectId,
    ...entry.details,
    head: hash.toString('hex'),
  });
}

export interface LedgerEvent extends ChainedEvent, LinkedEvent {
  ledgerId: string;
}

/** The newest event of a ledger's chain. */
export async function lastLedgerEvent(session: Session, ledgerId: string): Promise<LedgerEvent | undefined> {
  const newest = sql`
    select ledger_id as "ledgerId", sequence, id, event, user_id as "userId", subject_id as "subjectId", details, at,
      previous_hash as "previousHash", hash
    from audit_events where ledger_id = ${ledgerId}::uuid order by sequence desc limit 1`;
  const [last] = await runNamed<LedgerEvent>(session, 'newest-audit-event', newest);
  return last;
}

/** What the hash of an event must be, by its columns. */
export function ledgerEventHash(key: Buffer, { ledgerId, previousHash, hash: _hash, ...event }: LedgerEvent): Buffer {
  return hashEvent(key, ledgerId, previousHash, event);
}

/** Events of a ledger's chain after a number, in order. */
export async function ledgerEventsAfter(
  db: Db,
  ledgerId: string,
  after: number,
  limit: number,
): Promise<LedgerEvent[]> {
  return db
    .selectFrom('auditEvents')
    .selectAll()
    .where('ledgerId', '=', ledgerId)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute();
}

/** Hash of one event; undefined where there is none of that number. */
export async function auditEventHash(db: Db, ledgerId: string, sequence: number): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('auditEvents')
    .select('hash')
    .where('ledgerId', '=', ledgerId)
    .where('sequence', '=', sequence)
    .executeTakeFirst();
  return row?.hash;
}
