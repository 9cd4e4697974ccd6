import { sql } from 'kysely';
import { type ChainEnd, chainStart, type LinkedEvent } from '../../platform/audit/audit-chain.ts';
import {
  auditEventHash,
  type LedgerEvent,
  ledgerEventHash,
  ledgerEventsAfter,
} from '../../platform/audit/ledger-audit.ts';
import {
  listChainUsers,
  securityEventHash,
  type UserEvent,
  userEventHash,
  userEventsAfter,
} from '../../platform/audit/user-audit.ts';
import type { Database, Db, Session } from '../../platform/database/database.ts';
import type { ChainName } from './audit-archive.ts';

/** Every chain that has events in the database, those of deleted ledgers and users included. */
export async function listChains({ db }: Database): Promise<ChainName[]> {
  const ledgers = await sql<{ id: string }>`select * from audited_ledger_ids() as l (id)`.execute(db);
  const users = await listChainUsers(db);
  return [
    ...ledgers.rows.map(({ id }): ChainName => ({ kind: 'ledger', id })),
    ...users.map((id): ChainName => ({ kind: 'user', id })),
  ];
}

/** A snapshot in which the chain's events and its anchor agree. */
export function inChain<T>(database: Database, { kind, id }: ChainName, work: (db: Db) => Promise<T>): Promise<T> {
  if (kind === 'ledger') return database.inLedger(id, ({ db }) => work(db));
  return database.transaction(async ({ db }) => {
    await sql`set transaction isolation level repeatable read, read only`.execute(db);
    return work(db);
  });
}

/** A transaction in which the chain's old events may go; one at a time for each chain. */
export function changeChain<T>(
  database: Database,
  { kind, id }: ChainName,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const locked = async (session: Session) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 20242))`.execute(session.db);
    return work(session);
  };
  return kind === 'ledger' ? database.changeLedger(id, locked) : database.transaction(locked);
}

/** Waits for who changes the ledger, and has them wait; of a deleted one there is nothing to wait for. */
export async function lockLedgerRow(db: Db, ledgerId: string): Promise<void> {
  await sql`select from ledgers where id = ${ledgerId}::uuid for update`.execute(db);
}

/** The last archived event of a chain; its start where none was. */
export async function anchorOf(db: Db, { kind, id }: ChainName): Promise<ChainEnd> {
  const anchor = await db
    .selectFrom('auditAnchors')
    .select(['sequence', 'hash'])
    .where('kind', '=', kind)
    .where('chainId', '=', id)
    .executeTakeFirst();
  return anchor ?? chainStart;
}

/** Events of a chain after a number, in order. */
export function eventsAfter(db: Db, { kind, id }: ChainName, after: number, limit: number): Promise<LinkedEvent[]> {
  return kind === 'ledger' ? ledgerEventsAfter(db, id, after, limit) : userEventsAfter(db, id, after, limit);
}

/** Hash of one event that is still in its table; undefined where there is none of that number. */
export function eventHash(db: Db, { kind, id }: ChainName, sequence: number): Promise<Buffer | undefined> {
  return kind === 'ledger' ? auditEventHash(db, id, sequence) : securityEventHash(db, id, sequence);
}

/** What the hash of an event must be. */
export function expectedHash(key: Buffer, { kind }: ChainName, event: LinkedEvent): Buffer {
  return kind === 'ledger' ? ledgerEventHash(key, event as LedgerEvent) : userEventHash(key, event as UserEvent);
}

/** Takes a chain's events up to its end at `through` away and keeps that as its anchor; throws where any is younger than a year. */
export async function removeArchived(db: Db, { kind, id }: ChainName, through: ChainEnd): Promise<void> {
  await sql`select archive_audit_events(${kind}, ${id}, ${through.sequence}, ${through.hash})`.execute(db);
}
