import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { Change } from '../../platform/operations/change.ts';

/** Transactions that have a split of the category, along `splits_category_idx`. */
export async function transactionsOf(db: Db, ledgerId: string, categoryId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct s.transaction_id as id from splits s
    where s.ledger_id = ${ledgerId}::uuid and s.category_id = ${categoryId}::uuid`.execute(db);
  return rows.map((row) => row.id);
}

/** How many splits have the category, counted in the index. */
export async function countSplits(db: Db, ledgerId: string, categoryId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from splits s
    where s.ledger_id = ${ledgerId}::uuid and s.category_id = ${categoryId}::uuid`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Payees whose usual category it is. */
export async function payeesOf(db: Db, ledgerId: string, categoryId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from payees p
    where p.ledger_id = ${ledgerId}::uuid and p.default_category_id = ${categoryId}::uuid`.execute(db);
  return rows.map((row) => row.id);
}

/** Gives the splits of touched transactions the other category. */
export async function moveSplits(
  change: Change,
  transactionIds: readonly string[],
  from: string,
  into: string,
): Promise<void> {
  if (transactionIds.length === 0) return;
  await sql`
    update splits s set category_id = ${into}::uuid
    where s.ledger_id = ${change.ledgerId}::uuid and s.category_id = ${from}::uuid`.execute(change.db);
  await sql`
    update transactions t set version = ${change.version}
    where t.ledger_id = ${change.ledgerId}::uuid and t.id = any(${transactionIds}::uuid[])`.execute(change.db);
}

/** Gives touched payees the other usual category. */
export async function moveDefaults(change: Change, payeeIds: readonly string[], into: string): Promise<void> {
  if (payeeIds.length === 0) return;
  await sql`
    update payees p set default_category_id = ${into}::uuid, version = ${change.version}
    where p.ledger_id = ${change.ledgerId}::uuid and p.id = any(${payeeIds}::uuid[])`.execute(change.db);
}
