import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import { type Amount, amount } from '@expenseai/core/money/amount';
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';

export async function openingBalance(db: Db, ledgerId: string, accountId: string): Promise<Amount> {
  const row = await db
    .selectFrom('accounts')
    .select('openingBalance')
    .where('ledgerId', '=', ledgerId)
    .where('id', '=', accountId)
    .executeTakeFirst();
  return amount(row?.openingBalance ?? 0);
}

/** What the account's booked transactions change on each day, by the bank's date where there is one. */
export async function accountDays(
  db: Db,
  ledgerId: string,
  accountId: string,
): Promise<{ date: PlainDate; net: Amount }[]> {
  const { rows } = await sql<{ date: PlainDate; net: Amount }>`
    select coalesce(t.statement_date, t.date) as date, sum(t.amount)::bigint as net
    from transactions t
    where t.ledger_id = ${ledgerId}::uuid and t.account_id = ${accountId}::uuid and t.status <> 'pending'
    group by 1 order by 1`.execute(db);
  return rows;
}
