import type { Ledger } from '@expenseai/contracts/ledgers';
import { defaultReviewThreshold } from '@expenseai/core/categorising/review-threshold';
import { amount } from '@expenseai/core/money/amount';
import { sql } from 'kysely';
import { noteDeletion } from '../../platform/backup/deletions.ts';
import type { Db } from '../../platform/database/database.ts';
import type { LedgersTable } from '../../platform/database/schema.ts';
import type { Change } from '../../platform/operations/change.ts';

type Role = Ledger['role'];

interface LedgerRow {
  id: string;
  name: string;
  currency: string;
  monthStart: number;
  timeZone: string;
  monthlyIncome: number | null;
  savingGoal: number | null;
  reviewThreshold: number;
  isDemo: boolean;
  version: number;
  createdAt: Date;
}

/** Which ledgers a user may open, and as what; asked before any ledger is set. */
export async function ledgersOf(db: Db, userId: string): Promise<{ ledgerId: string; role: Role }[]> {
  const { rows } = await sql<{ ledgerId: string; role: Role }>`select * from ledgers_of(${userId}::uuid)`.execute(db);
  return rows;
}

export async function ledgerMembers(db: Db, ledgerId: string): Promise<{ userId: string; role: Role }[]> {
  return db.selectFrom('members').select(['userId', 'role']).where('ledgerId', '=', ledgerId).execute();
}

export async function findLedger(db: Db, ledgerId: string, role: Role): Promise<Ledger | undefined> {
  const row = await db
    .selectFrom('ledgers')
    .select([
      'id',
      'name',
      'currency',
      'monthStart',
      'timeZone',
      'monthlyIncome',
      'savingGoal',
      'reviewThreshold',
      'isDemo',
      'version',
      'createdAt',
    ])
    .where('id', '=', ledgerId)
    .executeTakeFirst();
  return row && toLedger(row, role);
}

function toLedger(row: LedgerRow, role: Role): Ledger {
  return {
    ...row,
    monthlyIncome: row.monthlyIncome === null ? null : amount(row.monthlyIncome),
    savingGoal: row.savingGoal === null ? null : amount(row.savingGoal),
    // A real has seven digits; a threshold has two.
    reviewThreshold: Math.round(row.reviewThreshold * 10_000) / 10_000,
    role,
    createdAt: row.createdAt.toISOString(),
  };
}

export interface NewLedger {
  id: string;
  name: string;
  currency: string;
  timeZone: string;
  language: string;
  isDemo: boolean;
}

export async function insertLedger(db: Db, ledger: NewLedger, ownerId: string): Promise<void> {
  await db
    .insertInto('ledgers')
    .values({ ...ledger, reviewThreshold: defaultReviewThreshold, monthlyIncome: null, savingGoal: null })
    .execute();
  await db.insertInto('members').values({ ledgerId: ledger.id, userId: ownerId, role: 'owner' }).execute();
}

export type LedgerSettings = Partial<
  Pick<LedgersTable, 'name' | 'currency' | 'timeZone' | 'monthlyIncome' | 'savingGoal'> & {
    monthStart: number;
    reviewThreshold: number;
  }
>;

export async function updateLedgerRow(change: Change, settings: LedgerSettings): Promise<void> {
  if (Object.keys(settings).length === 0) return;
  await change.db.updateTable('ledgers').set(settings).where('id', '=', change.ledgerId).execute();
}

export async function hasTransactions(db: Db, ledgerId: string): Promise<boolean> {
  const row = await db
    .selectFrom('transactions')
    .select('id')
    .where('ledgerId', '=', ledgerId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The accounts that a ledger starts with follow its currency until there is a transaction. */
export async function recurrency(change: Change, currency: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from accounts where ledger_id = ${change.ledgerId}::uuid and currency = ${change.ledger.currency}`.execute(
    change.db,
  );
  const ids = rows.map((row) => row.id);
  await change.touch('account', ids);
  await sql`
    update accounts set currency = ${currency}, version = ${change.version}
    where ledger_id = ${change.ledgerId}::uuid and id = any(${ids}::uuid[])`.execute(change.db);
}

/** Marks anew which proposed categories a person should look at: those below the threshold. */
export async function remarkForReview(change: Change, threshold: number): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from transactions
    where ledger_id = ${change.ledgerId}::uuid and category_source = 'model' and reviewed_at is null
      and needs_review <> (confidence < ${threshold}::real)`.execute(change.db);
  const ids = rows.map((row) => row.id);
  await change.touch('transaction', ids);
  await sql`
    update transactions set needs_review = not needs_review, version = ${change.version}
    where ledger_id = ${change.ledgerId}::uuid and id = any(${ids}::uuid[])`.execute(change.db);
}

// In an order in which nothing points at what is deleted before it, but for imports: their proposals are written
// without the ledger's lock, and go after them so that none is written in between and stays.
const tablesInOrder = [
  'imports',
  'proposals',
  'import_decisions',
  'import_shapes',
  'remembered_lines',
  'category_models',
  'month_totals',
  'day_totals',
  'undone_splits',
  'undone_transactions',
  'splits',
  'transactions',
  'views',
  'tags',
  'payees',
  'accounts',
  'categories',
  'category_groups',
  'changes',
  'operations',
  'ledger_invites',
  'members',
];

/**
 * Deletes a ledger with everything in it but its audit log, which holds ids only and is kept for a year. Open event
 * streams hear that there is no access any more, and end.
 */
export async function deleteLedgerRows(db: Db, ledgerId: string): Promise<void> {
  for (const table of tablesInOrder) {
    await sql`delete from ${sql.table(table)} where ledger_id = ${ledgerId}::uuid`.execute(db);
  }
  await sql`delete from ledgers where id = ${ledgerId}::uuid`.execute(db);
  await noteDeletion(db, 'ledger', ledgerId);
  await sql`select pg_notify('members', ${JSON.stringify({ ledgerId })})`.execute(db);
}
