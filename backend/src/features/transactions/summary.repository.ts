import type { Amount } from '@expenseai/core/money/amount';
import { sql } from 'kysely';
import type { Session } from '../../platform/database/database.ts';
import type { PreparedQuery } from '../queries/query-context.ts';
import { asksForDaysOnly, compileToSql, looksAtSplits, splitDates } from '../queries/query-sql.ts';

export interface SummaryRow {
  currency: string;
  income: Amount;
  expense: Amount;
  net: Amount;
}

export interface Summary {
  count: number;
  transferCount: number;
  pendingCount: number;
  sums: SummaryRow[];
}

type CurrencyRow = SummaryRow & { count: number; transferCount: number; pendingCount: number };

/** Counts transactions and sums the splits that a query selects. */
export async function summarise(session: Session, ledgerId: string, prepared: PreparedQuery): Promise<Summary> {
  const rows = asksForDaysOnly(prepared.query)
    ? await fromDayTotals(session, ledgerId, prepared)
    : await fromSplits(session, ledgerId, prepared);
  const total = (name: 'count' | 'transferCount' | 'pendingCount') => rows.reduce((sum, row) => sum + row[name], 0);
  return {
    count: total('count'),
    transferCount: total('transferCount'),
    pendingCount: total('pendingCount'),
    sums: rows.map(({ currency, income, expense, net }) => ({ currency, income, expense, net })),
  };
}

/** Rows touched: one for each day and account, and the transfers and pending transactions among them. */
async function fromDayTotals(
  { db }: Session,
  ledgerId: string,
  { query, context }: PreparedQuery,
): Promise<CurrencyRow[]> {
  const matches = compileToSql(query, context);
  const { rows } = await sql<CurrencyRow>`
    with few as (
      select a.currency, count(*) filter (where t.transfer_id is not null) as transfers,
        count(*) filter (where t.status = 'pending') as pending
      from (
        select t.ledger_id, t.id, t.account_id, t.transfer_id, t.status from transactions t
        where t.ledger_id = ${ledgerId}::uuid and t.transfer_id is not null and ${matches}
        union
        select t.ledger_id, t.id, t.account_id, t.transfer_id, t.status from transactions t
        where t.ledger_id = ${ledgerId}::uuid and t.status = 'pending' and ${matches}) t
      join accounts a on a.ledger_id = t.ledger_id and a.id = t.account_id
      group by a.currency)
    select s.currency, sum(s.count)::integer as count, coalesce(max(few.transfers), 0)::integer as transfer_count,
      coalesce(max(few.pending), 0)::integer as pending_count, sum(s.income)::bigint as income,
      sum(s.expense)::bigint as expense, sum(s.net)::bigint as net
    from day_totals s left join few on few.currency = s.currency
    where s.ledger_id = ${ledgerId}::uuid and ${compileToSql(query, context, 'split')}
    group by s.currency order by s.currency`.execute(db);
  return rows;
}

/** Rows touched: the splits of the query's dates, category or text. */
async function fromSplits(
  { db }: Session,
  ledgerId: string,
  { query, context }: PreparedQuery,
): Promise<CurrencyRow[]> {
  // Where every split of a transaction matches, it is counted by its first; telling parts of one apart is dearer.
  const counted = looksAtSplits(query) ? sql`count(distinct t.id)` : sql`count(*)`;
  const which = looksAtSplits(query) ? sql`true` : sql`s.n = 1`;
  const { rows } = await sql<CurrencyRow>`
    select a.currency,
      (${counted} filter (where ${which}))::integer as count,
      (${counted} filter (where ${which} and s.is_transfer))::integer as transfer_count,
      (${counted} filter (where ${which} and t.status = 'pending'))::integer as pending_count,
      coalesce(sum(s.amount) filter (where not s.is_transfer and coalesce(c.kind = 'income', s.amount > 0)), 0)::bigint as income,
      coalesce(sum(s.amount) filter (where not s.is_transfer and coalesce(c.kind = 'expense', s.amount <= 0)), 0)::bigint as expense,
      sum(s.amount)::bigint as net
    from transactions t
    join splits s on s.ledger_id = t.ledger_id and s.transaction_id = t.id
    join accounts a on a.ledger_id = t.ledger_id and a.id = t.account_id
    left join categories c on c.ledger_id = s.ledger_id and c.id = s.category_id
    where t.ledger_id = ${ledgerId}::uuid and ${compileToSql(query, context)} ${splitDates(query, context)}
    group by a.currency order by a.currency`.execute(db);
  return rows;
}
