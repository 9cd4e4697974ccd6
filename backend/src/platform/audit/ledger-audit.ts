import { v7 as uuid } from 'uuid';
import type { Db } from '../database/database.ts';
import { hashEvent } from './audit-chain.ts';

export interface AuditEntry {
  event: string;
  userId: string | null;
  subjectId: string | null;
  /** Ids and counts only: deleting a person must not break the chain, and no text of theirs stays behind. */
  details: Record<string, unknown>;
}

/** Appends to the ledger's chain and gives the line for `audit.log`; call under the ledger's lock. */
export async function appendAuditEvent(
  db: Db,
  key: Buffer,
  ledgerId: string,
  entry: AuditEntry,
  at: Date,
): Promise<string> {
  const last = await db
    .selectFrom('auditEvents')
    .select(['sequence', 'hash'])
    .where('ledgerId', '=', ledgerId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const event = { sequence: (last?.sequence ?? 0) + 1, id: uuid(), ...entry, at };
  const hash = hashEvent(key, ledgerId, last?.hash ?? null, event);
  await db
    .insertInto('auditEvents')
    .values({
      ledgerId,
      ...event,
      details: JSON.stringify(event.details),
      previousHash: last?.hash ?? null,
      hash,
    })
    .execute();
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

export interface ChainFault {
  ledgerId: string;
  sequence: number;
  fault: 'missing' | 'changed';
}

/** Walks a ledger's chain from its first event; gives the first fault, or null when it is whole. */
export async function verifyAuditChain(db: Db, key: Buffer, ledgerId: string): Promise<ChainFault | null> {
  const pageSize = 5_000;
  let previous: Buffer | null = null;
  let expected = 1;
  for (;;) {
    const rows = await db
      .selectFrom('auditEvents')
      .selectAll()
      .where('ledgerId', '=', ledgerId)
      .where('sequence', '>=', expected)
      .orderBy('sequence')
      .limit(pageSize)
      .execute();
    for (const row of rows) {
      if (row.sequence !== expected) return { ledgerId, sequence: expected, fault: 'missing' };
      const { ledgerId: _scope, previousHash, hash, ...event } = row;
      const isWhole = previous === null ? previousHash === null : previousHash?.equals(previous);
      if (!isWhole || !hashEvent(key, ledgerId, previous, event).equals(hash)) {
        return { ledgerId, sequence: expected, fault: 'changed' };
      }
      previous = hash;
      expected += 1;
    }
    if (rows.length < pageSize) return null;
  }
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
