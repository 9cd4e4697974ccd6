import type { Period } from '@expenseai/core/calendar/period';
import { type RawBuilder, sql } from 'kysely';
import type { Db, Session } from '../../platform/database/database.ts';
import type { PreparedQuery } from '../queries/query-context.ts';
import { compileToSql, looksAtSplits, looksAtTransactions, splitDates } from '../queries/query-sql.ts';

/** Where a page ends: the next one begins after it. */
export interface Position {
  date: string;
  id: string;
}

/** Ids of the newest transactions, of all days or some, along `transactions_date_idx`. */
export function newestPage(ledgerId: string, limit: number, days: Period | undefined): RawBuilder<unknown> {
  return sql`
    select t.ledger_id, t.id from transactions t
    where t.ledger_id = ${ledgerId}::uuid
      ${days ? sql`and t.date between ${days.from}::date and ${days.to}::date` : sql``}
    order by t.date desc, t.id desc
    limit ${limit}`;
}

/** Ids of a page along `transactions_date_idx`. */
export function pageByDate(
  ledgerId: string,
  { query, context }: PreparedQuery,
  after: Position | null,
  limit: number,
): RawBuilder<unknown> {
  const condition = compileToSql(query, context);
  const matches = looksAtSplits(query)
    ? sql`exists (select from splits s where s.ledger_id = t.ledger_id and s.transaction_id = t.id and ${condition})`
    : condition;
  return sql`
    select t.ledger_id, t.id from transactions t
    where t.ledger_id = ${ledgerId}::uuid and ${matches}
      ${after ? sql`and (t.date, t.id) < (${after.date}::date, ${after.id}::uuid)` : sql``}
    order by t.date desc, t.id desc
    limit ${sql.lit(limit)}`;
}

/** Ids of a page along `splits_category_idx`: a category's list costs the same however rare the category is. */
export function pageByCategory(
  ledgerId: string,
  categoryId: string,
  { query, context }: PreparedQuery,
  after: Position | null,
  limit: number,
): RawBuilder<unknown> {
  const transaction = looksAtTransactions(query)
    ? sql`join transactions t on t.ledger_id = s.ledger_id and t.id = s.transaction_id`
    : sql``;
  return sql`
    select distinct s.ledger_id, s.transaction_id as id, s.date
    from splits s ${transaction}
    where s.ledger_id = ${ledgerId}::uuid and s.category_id = ${categoryId}::uuid
      and ${compileToSql(query, context, 'split')}
      ${after ? sql`and (s.date, s.transaction_id) < (${after.date}::date, ${after.id}::uuid)` : sql``}
    order by s.date desc, s.transaction_id desc
    limit ${sql.lit(limit)}`;
}

/** Ids of all transactions of which a split matches. */
export async function matchingIds(
  { db }: Session,
  ledgerId: string,
  { query, context }: PreparedQuery,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct t.id from transactions t
    join splits s on s.ledger_id = t.ledger_id and s.transaction_id = t.id
    where t.ledger_id = ${ledgerId}::uuid and ${compileToSql(query, context)} ${splitDates(query, context)}`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

export async function presentIds(db: Db, ledgerId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from transactions t where t.ledger_id = ${ledgerId}::uuid and t.id = any(${ids}::uuid[])`.execute(db);
  return rows.map((row) => row.id);
}
