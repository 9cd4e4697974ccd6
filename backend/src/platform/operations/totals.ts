import { type RawBuilder, sql } from 'kysely';
import type { Db, Session } from '../database/database.ts';
import { runByIds, runNamed } from '../database/run-named.ts';
import { together } from '../database/together.ts';

/** Stands for "no category" in month_totals, whose key can't hold null. */
export const noCategory = '00000000-0000-0000-0000-000000000000';

/** A row of month_totals, or with `date` in place of month and category one of day_totals. */
interface Total {
  month: string | null;
  date: string | null;
  accountId: string;
  categoryId: string | null;
  currency: string;
  income: number;
  expense: number;
  net: number;
  baseIncome: number;
  baseExpense: number;
  count: number;
  missing: number;
}

const sums = ['income', 'expense', 'net', 'baseIncome', 'baseExpense', 'count', 'missing'] as const;

/**
 * What splits add to the totals by month and by day, in one pass. `month` is the first day of the ledger's own month;
 * income or expense by the kind of the category, by sign where there is none, so that a refund in Groceries lowers
 * spending; `net` has transfers too, so that balance = opening balance + sum of net. The count of a day is of
 * transactions, told by their first splits; that of a month and category is of splits.
 */
function contributions(ledgerId: string, splits: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select k.month, case when grouping(k.date) = 0 then k.date end as date, s.account_id as "accountId",
      k.category_id as "categoryId", a.currency,
      coalesce(sum(s.amount) filter (where k.is_income), 0)::bigint as income,
      coalesce(sum(s.amount) filter (where k.is_expense), 0)::bigint as expense,
      sum(s.amount)::bigint as net,
      coalesce(sum(s.base_amount) filter (where k.is_income), 0)::bigint as "baseIncome",
      coalesce(sum(s.base_amount) filter (where k.is_expense), 0)::bigint as "baseExpense",
      (case when grouping(k.date) = 0 then count(*) filter (where s.n = 1) else count(*) end)::integer as count,
      (count(*) filter (where s.base_amount is null))::integer as missing
    from ${splits} s
    join ledgers l on l.id = ${ledgerId}::uuid
    join accounts a on a.ledger_id = l.id and a.id = s.account_id
    left join categories c on c.ledger_id = l.id and c.id = s.category_id
    cross join lateral (select
      s.date,
      (date_trunc('month', s.date - (l.month_start - 1)) + make_interval(days => l.month_start - 1))::date as month,
      coalesce(s.category_id, ${noCategory}::uuid) as category_id,
      not s.is_transfer and coalesce(c.kind = 'income', s.amount > 0) as is_income,
      not s.is_transfer and coalesce(c.kind = 'expense', s.amount <= 0) as is_expense) k
    group by grouping sets ((k.month, s.account_id, k.category_id, a.currency), (k.date, s.account_id, a.currency))`;
}

const allSplits = (ledgerId: string) => sql`(select * from splits x where x.ledger_id = ${ledgerId}::uuid)`;

/** Changes to the totals, gathered while an operation runs: taken off before a row changes, put on after. */
export class TotalsDelta {
  readonly #totals = new Map<string, Total>();

  async add(session: Session, ledgerId: string, transactionIds: readonly string[], sign: 1 | -1): Promise<void> {
    if (transactionIds.length === 0) return;
    const rows = await runByIds<Total>(session, 'totals-of-one', transactionIds, (among) => {
      const splits = sql`(select * from splits x where x.ledger_id = ${ledgerId}::uuid and x.transaction_id ${among})`;
      return contributions(ledgerId, splits);
    });
    for (const row of rows) this.#addRow(row, sign);
  }

  /** The same of splits that a query gives; what it needs is in `contributions`. */
  async addSplits(db: Db, ledgerId: string, splits: RawBuilder<unknown>, sign: 1 | -1): Promise<void> {
    const { rows } = await sql<Total>`${contributions(ledgerId, splits)}`.execute(db);
    for (const row of rows) this.#addRow(row, sign);
  }

  #addRow(row: Total, sign: 1 | -1): void {
    const key = `${row.month} ${row.date} ${row.accountId} ${row.categoryId} ${row.currency}`;
    const known = this.#totals.get(key);
    if (!known) {
      const first = { ...row };
      for (const name of sums) first[name] = sign * row[name];
      this.#totals.set(key, first);
      return;
    }
    for (const name of sums) known[name] += sign * row[name];
  }

  /** Writes the differences, and drops rows behind which no split is left. */
  async apply(session: Session, ledgerId: string): Promise<void> {
    const rows = [...this.#totals.values()].filter((row) => sums.some((name) => row[name] !== 0));
    this.#totals.clear();
    if (rows.length === 0) return;
    const json = JSON.stringify(rows);
    await together([writeMonthTotals(session, ledgerId, json), writeDayTotals(session, ledgerId, json)]);
    if (rows.some((row) => row.count < 0)) await dropEmpty(session.db, ledgerId, rows);
  }
}

const record = sql`r ("month" date, "date" date, "accountId" uuid, "categoryId" uuid, "currency" text, "income" bigint,
  "expense" bigint, "net" bigint, "baseIncome" bigint, "baseExpense" bigint, "count" integer, "missing" integer)`;

async function writeMonthTotals(session: Session, ledgerId: string, json: string): Promise<void> {
  const query = sql`
    insert into month_totals (ledger_id, month, account_id, category_id, currency, income, expense, net, base_income, base_expense, count, missing)
    select ${ledgerId}::uuid, r."month", r."accountId", r."categoryId", r."currency", r."income", r."expense", r."net",
      r."baseIncome", r."baseExpense", r."count", r."missing"
    from jsonb_to_recordset(${json}::jsonb) as ${record} where r."month" is not null
    on conflict (ledger_id, month, account_id, category_id, currency) do update set
      income = month_totals.income + excluded.income,
      expense = month_totals.expense + excluded.expense,
      net = month_totals.net + excluded.net,
      base_income = month_totals.base_income + excluded.base_income,
      base_expense = month_totals.base_expense + excluded.base_expense,
      count = month_totals.count + excluded.count,
      missing = month_totals.missing + excluded.missing`;
  await runNamed(session, 'write-month-totals', query);
}

async function writeDayTotals(session: Session, ledgerId: string, json: string): Promise<void> {
  const query = sql`
    insert into day_totals (ledger_id, date, account_id, currency, income, expense, net, count)
    select ${ledgerId}::uuid, r."date", r."accountId", r."currency", r."income", r."expense", r."net", r."count"
    from jsonb_to_recordset(${json}::jsonb) as ${record} where r."date" is not null
    on conflict (ledger_id, date, account_id, currency) do update set
      income = day_totals.income + excluded.income,
      expense = day_totals.expense + excluded.expense,
      net = day_totals.net + excluded.net,
      count = day_totals.count + excluded.count`;
  await runNamed(session, 'write-day-totals', query);
}

async function dropEmpty(db: Db, ledgerId: string, rows: Total[]): Promise<void> {
  const months = [...new Set(rows.flatMap((row) => row.month ?? []))];
  const dates = [...new Set(rows.flatMap((row) => row.date ?? []))];
  await sql`
    delete from month_totals where ledger_id = ${ledgerId}::uuid and month = any(${months}::date[]) and count = 0`.execute(
    db,
  );
  await sql`
    delete from day_totals where ledger_id = ${ledgerId}::uuid and date = any(${dates}::date[]) and count = 0`.execute(
    db,
  );
}

/** Makes the totals anew from the splits: after the month start or a category's kind has changed. */
export async function rebuildTotals(db: Db, ledgerId: string): Promise<void> {
  await db.deleteFrom('monthTotals').where('ledgerId', '=', ledgerId).execute();
  await db.deleteFrom('dayTotals').where('ledgerId', '=', ledgerId).execute();
  await sql`
    with computed as materialized (${contributions(ledgerId, allSplits(ledgerId))}),
    by_month as (
      insert into month_totals (ledger_id, month, account_id, category_id, currency, income, expense, net, base_income, base_expense, count, missing)
      select ${ledgerId}::uuid, month, "accountId", "categoryId", currency, income, expense, net, "baseIncome", "baseExpense", count, missing
      from computed where month is not null)
    insert into day_totals (ledger_id, date, account_id, currency, income, expense, net, count)
    select ${ledgerId}::uuid, date, "accountId", currency, income, expense, net, count
    from computed where date is not null`.execute(db);
}

/** How many rows of the totals differ from a recomputation; 0 when all is well. */
export async function countDifferingTotals(db: Db, ledgerId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with computed as materialized (${contributions(ledgerId, allSplits(ledgerId))}),
    months as (
      select month, "accountId", "categoryId", currency, income, expense, net, "baseIncome", "baseExpense", count, missing
      from computed where month is not null),
    kept_months as (
      select month, account_id, category_id, currency, income, expense, net, base_income, base_expense, count, missing
      from month_totals where ledger_id = ${ledgerId}::uuid),
    days as (select date, "accountId", currency, income, expense, net, count from computed where date is not null),
    kept_days as (
      select date, account_id, currency, income, expense, net, count from day_totals where ledger_id = ${ledgerId}::uuid)
    select (
      (select count(*) from ((table months except table kept_months) union all (table kept_months except table months)) m)
      + (select count(*) from ((table days except table kept_days) union all (table kept_days except table days)) d)
    )::integer as count`.execute(db);
  return rows[0]?.count ?? 0;
}
