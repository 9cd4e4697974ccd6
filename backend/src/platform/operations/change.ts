import { AppError, invariant } from '@expenseai/core/errors';
import { type RawBuilder, sql } from 'kysely';
import type { Db, Session } from '../database/database.ts';
import { runByIds, runNamed } from '../database/run-named.ts';
import { together } from '../database/together.ts';
import type { JobOptions } from '../jobs/enqueue.ts';
import { type Entity, entityTables, imageOf, ledgerColumn } from './entities.ts';
import { LearnedCountDelta } from './learned-counts.ts';
import { assertParents } from './parents.ts';
import { rebuildTotals, TotalsDelta } from './totals.ts';

export interface LockedLedger {
  id: string;
  currency: string;
  monthStart: number;
  timeZone: string;
  reviewThreshold: number;
  version: number;
}

interface Job {
  name: string;
  payload: Record<string, unknown>;
  options: JobOptions;
}

/**
 * What `operate` hands to the work: the database transaction, and the record of which rows it touches.
 * Call `touch` before rows are changed or deleted, `created` after they are made.
 */
export class Change {
  readonly db: Db;
  readonly client: Session['client'];
  readonly ledger: LockedLedger;
  readonly operationId: string;
  /** The ledger's version that this operation makes; goes into each written row. */
  readonly version: number;
  readonly userId: string | null;
  readonly jobs: Job[] = [];
  /** The row that the audit event is about, where there is one. */
  subjectId: string | null = null;
  /** Counts for the audit event: how many transactions were made, and of an import what categorised them. */
  readonly counts: { transactions?: number; categorised?: Record<string, number> } = {};

  readonly #touched = new Map<Entity, Set<string>>();
  readonly #created = new Map<Entity, Set<string>>();
  readonly #totals = new TotalsDelta();
  readonly #learned = new LearnedCountDelta();
  #rebuildTotals = false;
  #changesReview = false;
  #isIrreversible = false;
  #createdInBulk = 0;
  readonly #isBulk: boolean;

  /** `isBulk`: the connection doesn't check foreign keys, so that `settle` does. */
  constructor(session: Session, ledger: LockedLedger, operationId: string, userId: string | null, isBulk: boolean) {
    this.db = session.db;
    this.client = session.client;
    this.ledger = ledger;
    this.operationId = operationId;
    this.version = ledger.version + 1;
    this.userId = userId;
    this.#isBulk = isBulk;
  }

  get ledgerId(): string {
    return this.ledger.id;
  }

  /** Columns that every created row carries. */
  get creation(): { ledgerId: string; createdOperationId: string; version: number } {
    return { ledgerId: this.ledgerId, createdOperationId: this.operationId, version: this.version };
  }

  /** Keeps the before-images of rows that are about to change, once for each, and locks them. */
  async touch(entity: Entity, ids: readonly string[]): Promise<void> {
    const fresh = this.#unseen(entity, ids);
    if (fresh.length === 0) return;
    this.writes(entity);
    const { table, key } = entityTables[entity];
    const images = sql`
      insert into changes (ledger_id, operation_id, entity, entity_id, before)
      select ${this.ledgerId}::uuid, ${this.operationId}::uuid, ${entity}, t.${sql.ref(key)}, ${imageOf(entity)}
      from ${sql.table(table)} t
      where t.${sql.ref(ledgerColumn(entity))} = ${this.ledgerId}::uuid and t.${sql.ref(key)} = any(${fresh}::uuid[])`;
    await together([images.execute(this.db), entity === 'transaction' && this.#count(fresh, -1)]);
    this.#remember(this.#touched, entity, fresh);
  }

  /** Names rows that the work has made. */
  created(entity: Entity, ids: readonly string[]): void {
    this.#remember(this.#created, entity, ids);
  }

  /**
   * Counts transactions that the work has made from rows which it knows to be sound: unsplit, with parents that it has
   * checked itself. `splits` selects what `contributions` in totals.ts needs; `decidedIds` are those with a category set
   * by a person, from which the categoriser learns.
   */
  async createdInBulk(count: number, splits: RawBuilder<unknown>, decidedIds: readonly string[]): Promise<void> {
    this.#createdInBulk += count;
    this.#changesReview = true;
    this.#countTransactions(count);
    await together([
      this.#totals.addSplits(this.db, this.ledgerId, splits, 1),
      this.#learned.add(this, this.ledgerId, decidedIds, 1),
    ]);
  }

  /** Whether it has changed what waits for review, or the names that it goes by. */
  get changesReview(): boolean {
    return this.#changesReview;
  }

  /** Notes that rows other than transactions are written. */
  writes(entity: Entity): void {
    if (entity === 'payee' || entity === 'account') this.#changesReview = true;
  }

  /** Month totals are made anew at the end: the month start or a category's kind has changed. */
  rebuildTotals(): void {
    this.#rebuildTotals = true;
  }

  /** Something changed that undo doesn't cover, such as a membership. */
  irreversible(): void {
    this.#isIrreversible = true;
  }

  /** A job that starts when, and only when, this operation is committed. */
  enqueue(name: string, payload: Record<string, unknown>, options: JobOptions = {}): void {
    this.jobs.push({ name, payload, options });
  }

  /** How many touched rows of an entity have changed by now. */
  async touchedCount(entity: Entity): Promise<number> {
    await this.#forgetEqual(entity);
    return this.#countChanges(entity);
  }

  /**
   * Checks what must hold, brings totals and the learned counts up to date, and forgets rows that turned out equal.
   * Gives how many rows changed: 0 means that there was no change at all.
   */
  async settle(): Promise<number> {
    let changed = this.#createdInBulk + (this.#isIrreversible ? 1 : 0);
    for (const ids of this.#created.values()) changed += ids.size;
    const createdTransactions = [...(this.#created.get('transaction') ?? [])];
    this.#countTransactions(createdTransactions.length);
    const transactions = [...(this.#touched.get('transaction') ?? []), ...createdTransactions];
    await together([
      ...[...this.#touched.keys()].map((entity) => this.#forgetEqual(entity)),
      this.#count(transactions, 1),
      this.#isBulk ? assertParents(this.db, this.ledgerId, transactions) : undefined,
      assertBalanced(this, transactions),
    ]);
    const [images] = await together([this.#countChanges(), this.settleRecount()]);
    return changed + images;
  }

  #countTransactions(made: number): void {
    if (made > 0) this.counts.transactions = (this.counts.transactions ?? 0) + made;
  }

  async #countChanges(entity?: Entity): Promise<number> {
    const query = sql`
      select count(*)::integer as count from changes
      where ledger_id = ${this.ledgerId}::uuid and operation_id = ${this.operationId}::uuid
        and (${entity ?? null}::text is null or entity = ${entity ?? null}::text)`;
    const [row] = await runNamed<{ count: number }>(this, 'count-changes', query);
    return row?.count ?? 0;
  }

  /** For undo and redo, which swap rows themselves and have no before-images to keep. */
  async recount(transactionIds: readonly string[], sign: 1 | -1): Promise<void> {
    if (this.#isBulk && sign === 1) await assertParents(this.db, this.ledgerId, transactionIds);
    await this.#count(transactionIds, sign);
  }

  /** Takes over what `recount` has gathered. */
  async settleRecount(): Promise<void> {
    await together([this.#totals.apply(this, this.ledgerId), this.#learned.apply(this.db, this.ledgerId)]);
    if (this.#rebuildTotals) await rebuildTotals(this.db, this.ledgerId);
  }

  async #count(transactionIds: readonly string[], sign: 1 | -1): Promise<void> {
    await together([
      this.#totals.add(this, this.ledgerId, transactionIds, sign),
      this.#learned.add(this, this.ledgerId, transactionIds, sign),
      this.#noteReview(transactionIds),
    ]);
  }

  /** Before rows change and after: a line that waits for review, or does no more. */
  async #noteReview(transactionIds: readonly string[]): Promise<void> {
    if (this.#changesReview || transactionIds.length === 0) return;
    const query = (among: RawBuilder<unknown>) => sql`
      select id from transactions where ledger_id = ${this.ledgerId}::uuid and id ${among} and needs_review limit 1`;
    const waiting = await runByIds(this, 'one-that-waits', transactionIds, query);
    if (waiting.length > 0) this.#changesReview = true;
  }

  async #forgetEqual(entity: Entity): Promise<void> {
    const { table, key } = entityTables[entity];
    const ids = [...(this.#touched.get(entity) ?? [])];
    // A written transaction has this change's version and differs by that alone: an image of it would be made in vain.
    const isUnwritten = entity === 'transaction' ? sql`and t.version <> ${this.version}` : sql``;
    // By ids: a join on the image would make one of every row of the ledger.
    await sql`
      delete from changes c using ${sql.table(table)} t
      where t.${sql.ref(key)} = any(${ids}::uuid[]) ${isUnwritten}
        and c.ledger_id = ${this.ledgerId}::uuid and c.operation_id = ${this.operationId}::uuid and c.entity = ${entity}
        and t.${sql.ref(ledgerColumn(entity))} = ${this.ledgerId}::uuid and t.${sql.ref(key)} = c.entity_id
        and c.before = ${imageOf(entity)}`.execute(this.db);
  }

  #unseen(entity: Entity, ids: readonly string[]): string[] {
    const touched = this.#touched.get(entity);
    const created = this.#created.get(entity);
    return [...new Set(ids)].filter((id) => !touched?.has(id) && !created?.has(id));
  }

  #remember(where: Map<Entity, Set<string>>, entity: Entity, ids: readonly string[]): void {
    const known = where.get(entity) ?? new Set<string>();
    for (const id of ids) known.add(id);
    where.set(entity, known);
  }
}

/** Every transaction has splits that add up to it and repeat its date and account. */
async function assertBalanced(change: Change, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const query = (among: RawBuilder<unknown>) => sql`
    select t.id, coalesce(sum(s.amount), 0) = t.amount and count(s.n) > 0 as "isBalanced"
    from transactions t
    left join splits s on s.ledger_id = t.ledger_id and s.transaction_id = t.id and s.transaction_id ${among}
    where t.ledger_id = ${change.ledgerId}::uuid and t.id ${among}
    group by t.ledger_id, t.id, t.amount, t.date, t.account_id, t.transfer_id
    having coalesce(sum(s.amount), 0) <> t.amount or count(s.n) = 0
      or bool_or(s.date <> t.date or s.account_id <> t.account_id or s.is_transfer <> (t.transfer_id is not null))
    limit 1`;
  const [wrong] = await runByIds<{ id: string; isBalanced: boolean }>(change, 'unbalanced-one', ids, query);
  if (!wrong) return;
  if (!wrong.isBalanced) throw new AppError('unbalanced-splits');
  invariant(false, `splits of ${wrong.id} repeat its date, account and transfer`);
}
