import { AppError, invariant } from '@expenseai/core/errors';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { AuditKeys } from '../audit/audit-keys.ts';
import { appendAuditEvent } from '../audit/ledger-audit.ts';
import type { Database, Session } from '../database/database.ts';
import { runNamed } from '../database/run-named.ts';
import { tidyJob, tidyTables } from '../database/tidy-tables.ts';
import { together } from '../database/together.ts';
import { enqueue } from '../jobs/enqueue.ts';
import type { Measured } from '../metrics/timings.ts';
import { bulkFrom } from './bulk.ts';
import { Change, type LockedLedger } from './change.ts';
import { claimIdempotencyKey, type IdempotencyClaim, storeIdempotentAnswer } from './idempotency.ts';

export type Role = 'owner' | 'editor' | 'viewer';

export interface OperationContext {
  ledgerId: string;
  /** Null for work that no person asked for. */
  userId: string | null;
  /** From the request's Idempotency-Key. */
  idempotency?: IdempotencyClaim | undefined;
}

export interface OperationKind {
  /** Also the name of the audit event: `transaction.update`. */
  kind: string;
  /** Facts that the history's sentence is written from. */
  summary: Record<string, unknown>;
  /** Least role, editor where it isn't named; checked again under the lock, since it may have changed since the request came in. */
  role?: Role;
  /** Use the bulk writer's login, which skips per-row key checks that `assertParents` makes set-wise. */
  isBulk?: boolean;
  /** Runs in the same database transaction before the ledger is locked: makes the ledger, fills temporary tables. */
  prepare?: (session: Session) => Promise<void>;
}

export interface Operated<T> {
  result: T;
  /** Null when nothing was changed. */
  operationId: string | null;
}

export interface OperationsDependencies {
  database: Database;
  /** The login that may skip per-row key checks; null where the server doesn't grant it. */
  bulkDatabase: Database | null;
  auditKeys: AuditKeys;
  writeAuditLine: (line: string) => void;
  /** Told how long each change took, from the wait for its lock to its commit. */
  measure: (measured: Measured) => void;
  now: () => Date;
}

/** Rolls an operation back that changed nothing, and carries its result out. */
class NothingChanged<T> extends Error {
  readonly result: T;

  constructor(result: T) {
    super('nothing changed');
    this.result = result;
  }
}

/** Ends the transaction early because a twin of the request was answered before. */
class AnsweredBefore<T> extends Error {
  readonly operated: Operated<T>;

  constructor(operated: Operated<T>) {
    super('answered before');
    this.operated = operated;
  }
}

/**
 * The one way in which ledger data changes: one database transaction that locks the ledger, does the work, keeps what
 * was before, brings totals and learned counts up to date, writes the audit event, raises the ledger's version and
 * announces it. Costs six round trips beside the work's own; rows touched by index only.
 */
export class Operations {
  readonly #deps: OperationsDependencies;

  constructor(deps: OperationsDependencies) {
    this.#deps = deps;
  }

  async operate<T>(
    context: OperationContext,
    kind: OperationKind,
    work: (change: Change) => Promise<T>,
  ): Promise<Operated<T>> {
    let auditLine: string | null = null;
    const begin = performance.now();
    try {
      const operated = await this.#within(context.ledgerId, kind.isBulk ?? false, async (session) => {
        const claimed = await claimIdempotencyKey<T>(session.db, context.userId, context.idempotency);
        if (claimed) throw new AnsweredBefore<T>(claimed);
        await kind.prepare?.(session);
        const ledger = await lockLedger(session, context, kind.role ?? 'editor');
        const operationId = uuid();
        const change = new Change(session, ledger, operationId, context.userId, this.#skipsKeys(kind.isBulk));
        const [, result] = await together([insertOperation(change, kind, this.#deps.now()), work(change)]);
        const touched = await change.settle();
        if (touched === 0) throw new NothingChanged(result);
        if (kind.isBulk && touched >= bulkFrom) change.enqueue(tidyTables, {}, tidyJob);
        const done = { result, operationId };
        [auditLine] = await together([
          this.#announce(change, kind.kind, { operationId, touched, ...change.counts }),
          finishOperation(change, kind.summary, touched),
          storeIdempotentAnswer(session.db, context.userId, context.idempotency, done),
        ]);
        return done;
      });
      if (auditLine) this.#deps.writeAuditLine(auditLine);
      this.#deps.measure({ kind: 'operation', name: kind.kind, milliseconds: performance.now() - begin });
      return operated;
    } catch (error) {
      if (error instanceof NothingChanged) return { result: error.result as T, operationId: null };
      if (error instanceof AnsweredBefore) return error.operated as Operated<T>;
      throw error;
    }
  }

  /** The same lock, audit event, version and announcement for undo and redo, which are no operations themselves. */
  async revise<T>(
    context: OperationContext,
    event: string,
    isBulk: boolean,
    work: (change: Change) => Promise<{ result: T; subjectId: string; details: Record<string, unknown> }>,
  ): Promise<T> {
    let auditLine: string | null = null;
    const result = await this.#within(context.ledgerId, isBulk, async (session) => {
      const ledger = await lockLedger(session, context, 'editor');
      const change = new Change(session, ledger, uuid(), context.userId, this.#skipsKeys(isBulk));
      const done = await work(change);
      await change.settleRecount();
      if (isBulk) change.enqueue(tidyTables, {}, tidyJob);
      change.subjectId = done.subjectId;
      auditLine = await this.#announce(change, event, done.details);
      return done.result;
    });
    if (auditLine) this.#deps.writeAuditLine(auditLine);
    return result;
  }

  /**
   * Notes in the ledger's audit log what changes nothing in it, such as an export; with the work that is noted, where
   * there is some, in one transaction.
   */
  async record(
    context: OperationContext,
    event: string,
    details: Record<string, unknown>,
    work?: (session: Session) => Promise<void>,
  ): Promise<void> {
    const { ledgerId, userId } = context;
    const line = await this.#within(ledgerId, false, async (session) => {
      await lockLedger(session, context, 'viewer');
      await work?.(session);
      const entry = { event, userId, subjectId: null, details };
      return appendAuditEvent(session, this.#deps.auditKeys, ledgerId, entry, this.#deps.now());
    });
    this.#deps.writeAuditLine(line);
  }

  /**
   * Ends a whole ledger under its lock, as its owner alone may, and notes that as the last event of its chain, which
   * stays. By the bulk writer's login, for which a large ledger doesn't take longer than a statement may.
   */
  async end(context: OperationContext, event: string, work: (session: Session) => Promise<void>): Promise<void> {
    const { ledgerId, userId } = context;
    const line = await this.#within(ledgerId, true, async (session) => {
      // Keys aren't looked at here: whoever is about to write a row that points at the ledger has to wait by this lock.
      await runNamed(session, 'lock-ledger-to-end', sql`select from ledgers where id = ${ledgerId}::uuid for update`);
      await lockLedger(session, context, 'owner');
      const entry = { event, userId, subjectId: ledgerId, details: {} };
      const line = await appendAuditEvent(session, this.#deps.auditKeys, ledgerId, entry, this.#deps.now());
      await work(session);
      return line;
    });
    this.#deps.writeAuditLine(line);
  }

  async #announce(change: Change, event: string, details: Record<string, unknown>): Promise<string> {
    const { db, ledgerId, version, userId, subjectId, jobs } = change;
    const [about] = event.split('.');
    const message = JSON.stringify({ ledgerId, version, about });
    const entry = { event, userId, subjectId, details };
    const [line] = await together([
      appendAuditEvent(change, this.#deps.auditKeys, ledgerId, entry, this.#deps.now()),
      raiseVersion(change),
      ...jobs.map((job) => enqueue(db, job.name, job.payload, job.options)),
      runNamed(change, 'announce', sql`select pg_notify('ledger_changed', ${message})`),
    ]);
    return line;
  }

  #skipsKeys(isBulk: boolean | undefined): boolean {
    return isBulk === true && this.#deps.bulkDatabase !== null;
  }

  #within<T>(ledgerId: string, isBulk: boolean, work: (session: Session) => Promise<T>): Promise<T> {
    const bulk = isBulk ? this.#deps.bulkDatabase : null;
    if (!bulk) return this.#deps.database.changeLedger(ledgerId, work);
    return bulk.changeLedger(ledgerId, async (session) => {
      // Statistics are old in the middle of a large change: a nested loop over what looks like a small table would
      // read it once a row.
      // The index of words takes what is written as it comes; tidying the tables afterwards sorts it in.
      await session.client.query(
        `set local statement_timeout = 0; set local session_replication_role = replica; set local enable_nestloop = off;
        set local gin_pending_list_limit = '512MB'`,
      );
      return work(session);
    });
  }
}

const ranks: Record<Role, number> = { viewer: 0, editor: 1, owner: 2 };

async function lockLedger(session: Session, context: OperationContext, role: Role): Promise<LockedLedger> {
  const { ledgerId, userId } = context;
  const lock = sql`
    select l.id, l.currency, l.month_start as "monthStart", l.time_zone as "timeZone",
      l.review_threshold as "reviewThreshold", l.version
    from ledgers l where l.id = ${ledgerId}::uuid
    for no key update`;
  // A statement of its own, after the wait for the lock: that which waited still sees what was before.
  const member = sql`select role from members where ledger_id = ${ledgerId}::uuid and user_id = ${userId}::uuid`;
  const [[ledger], [found]] = await together([
    runNamed<LockedLedger>(session, 'lock-ledger', lock),
    userId === null ? [] : runNamed<{ role: Role }>(session, 'member-role', member),
  ]);
  if (!ledger) throw new AppError('not-found');
  if (userId === null) return ledger;
  if (!found) throw new AppError('not-found');
  if (ranks[found.role] < ranks[role]) throw new AppError('forbidden');
  return ledger;
}

async function insertOperation(change: Change, kind: OperationKind, at: Date): Promise<void> {
  const { ledgerId, operationId, version, userId } = change;
  const query = sql`
    insert into operations (ledger_id, id, sequence, kind, summary, touched, user_id, at)
    values (${ledgerId}::uuid, ${operationId}::uuid, ${version}, ${kind.kind}, ${JSON.stringify(kind.summary)}::jsonb, 0,
      ${userId}::uuid, ${at}::timestamptz)`;
  await runNamed(change, 'insert-operation', query);
}

async function raiseVersion(change: Change): Promise<void> {
  const { ledgerId, version, changesReview } = change;
  const query = sql`
    update ledgers set version = ${version}, review_version = case when ${changesReview} then ${version} else review_version end
    where id = ${ledgerId}::uuid`;
  await runNamed(change, 'raise-version', query);
}

/** The summary is written at the end, because the work may have added to it. */
async function finishOperation(change: Change, summary: Record<string, unknown>, touched: number): Promise<void> {
  const { ledgerId, operationId } = change;
  const query = sql`
    update operations set touched = ${touched}, summary = ${JSON.stringify(summary)}::jsonb
    where ledger_id = ${ledgerId}::uuid and id = ${operationId}::uuid returning id`;
  const finished = await runNamed(change, 'finish-operation', query);
  invariant(finished.length === 1, 'the operation is there to be finished');
}
