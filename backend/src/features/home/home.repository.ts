import type { Period } from '@expenseai/core/calendar/period';
import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import type { Amount } from '@expenseai/core/money/amount';
import { sql } from 'kysely';
import type { Session } from '../../platform/database/database.ts';
import { runNamed } from '../../platform/database/run-named.ts';
import { noCategory } from '../../platform/operations/totals.ts';
import type { PastMonth } from './spending.ts';

export interface CategoryTotal {
  month: PlainDate;
  categoryId: string | null;
  income: Amount;
  /** Negative, but where more came back than went out. */
  expense: Amount;
}

/** What went through each category in these months, in one currency. */
export async function categoryTotals(
  session: Session,
  ledgerId: string,
  currency: string,
  months: readonly PlainDate[],
): Promise<CategoryTotal[]> {
  const query = sql`
    select month, nullif(category_id, ${noCategory}::uuid) as "categoryId",
      sum(income)::bigint as income, sum(expense)::bigint as expense
    from month_totals
    where ledger_id = ${ledgerId}::uuid and month = any(${months}::date[]) and currency = ${currency}
    group by month, category_id`;
  return runNamed<CategoryTotal>(session, 'home-categories', query);
}

/** What was spent on each day of a period that has transactions. */
export async function spentByDay(
  session: Session,
  ledgerId: string,
  currency: string,
  { from, to }: Period,
): Promise<{ date: PlainDate; spent: Amount }[]> {
  const query = sql`
    select date, -sum(expense)::bigint as spent
    from day_totals
    where ledger_id = ${ledgerId}::uuid and date between ${from}::date and ${to}::date and currency = ${currency}
    group by date order by date`;
  return runNamed(session, 'home-days', query);
}

/** What was spent in each of these months up to its day, of those that have transactions. */
export async function spentInPastMonths(
  session: Session,
  ledgerId: string,
  currency: string,
  months: readonly PastMonth[],
): Promise<Amount[]> {
  const query = sql`
    select coalesce((
      select -sum(d.expense) from day_totals d
      where d.ledger_id = ${ledgerId}::uuid and d.currency = ${currency} and d.date between r.month and r.until), 0)::bigint as spent
    from unnest(${months.map(({ month }) => month)}::date[], ${months.map(({ until }) => until)}::date[]) as r (month, until)
    where exists (
      select from month_totals m
      where m.ledger_id = ${ledgerId}::uuid and m.month = r.month and m.currency = ${currency})`;
  const rows = await runNamed<{ spent: Amount }>(session, 'home-past-months', query);
  return rows.map(({ spent }) => spent);
}

export interface LeftOut {
  transfers: number;
  pending: number;
  otherCurrencies: number;
}

/** How many transactions of a month there are that the figures leave out, or that may still change. */
export async function countLeftOut(
  session: Session,
  ledgerId: string,
  currency: string,
  { from, to }: Period,
): Promise<LeftOut> {
  const query = sql`
    select
      (select count(*) from transactions t where t.ledger_id = l.id and t.transfer_id is not null
        and t.date between ${from}::date and ${to}::date)::integer as transfers,
      (select count(*) from transactions t where t.ledger_id = l.id and t.status = 'pending'
        and t.date between ${from}::date and ${to}::date)::integer as pending,
      (select coalesce(sum(m.count), 0) from month_totals m where m.ledger_id = l.id
        and m.month = ${from}::date and m.currency <> ${currency})::integer as "otherCurrencies"
    from ledgers l where l.id = ${ledgerId}::uuid`;
  const [row] = await runNamed<LeftOut>(session, 'home-left-out', query);
  return row ?? { transfers: 0, pending: 0, otherCurrencies: 0 };
}
