import type { Amount } from '@expenseai/core/money/amount';
import { sql } from 'kysely';
import type { Db, Session } from '../../platform/database/database.ts';
import { runNamed } from '../../platform/database/run-named.ts';

/** A payee's lines in one currency whose category a person should look at. */
export interface WaitingPayee {
  /** Null for lines without a payee. */
  id: string | null;
  name: string | null;
  currency: string;
  count: number;
  sum: Amount;
  /** The category that most of the lines, or of a sample of them, were given; null where none was. */
  categoryId: string | null;
  /** Of the sample: lines that were given it, and lines that were given any. */
  agreeing: number;
  proposed: number;
  /** The mean of those that were given it. */
  confidence: number;
  /** One of these as the categoriser reads it. */
  text: string;
  amount: number;
}

/** Stands for "no payee" where rows are joined, which null doesn't. */
const noPayee = '00000000-0000-0000-0000-000000000000';

/** Lines of a payee that are looked at for the category that most of them were given. */
const sampleSize = 20;

/** The payees with the most waiting lines first, then those with the largest sums. */
export async function waitingPayees(db: Db, ledgerId: string, most: number): Promise<WaitingPayee[]> {
  const { rows } = await sql<WaitingPayee>`
    with lines as materialized (
      select t.id, coalesce(t.payee_id, ${noPayee}::uuid) as key, a.currency, t.amount, t.category_source, t.confidence,
        row_number() over (partition by t.payee_id, a.currency) as n
      from transactions t
      join accounts a on a.ledger_id = t.ledger_id and a.id = t.account_id
      where t.ledger_id = ${ledgerId}::uuid and t.needs_review),
    waiting as materialized (
      select key, currency, count(*)::integer as count, sum(amount)::bigint as sum from lines
      group by key, currency order by count(*) desc, abs(sum(amount)) desc, key, currency limit ${most}),
    given as materialized (
      select l.key, l.currency, s.category_id, count(*)::integer as count, avg(l.confidence) as confidence,
        max(l.id::text)::uuid as sample_id, (sum(count(*)) over payee)::integer as of, row_number() over (
          payee order by count(*) desc, avg(l.confidence) desc, s.category_id) as place
      from lines l
      join splits s on s.ledger_id = ${ledgerId}::uuid and s.transaction_id = l.id and s.n = 1
      where l.n <= ${sampleSize} and l.category_source = 'model' and s.category_id is not null
      group by l.key, l.currency, s.category_id
      window payee as (partition by l.key, l.currency))
    select p.id, p.name, w.currency, w.count, w.sum, b.category_id, coalesce(b.count, 0) as agreeing,
      coalesce(b.of, 0) as proposed, coalesce(b.confidence, 0) as confidence,
      coalesce(t.descriptor, concat_ws(' ', p.name, t.notes)) as text, coalesce(t.amount, 0) as amount
    from waiting w
    left join payees p on p.ledger_id = ${ledgerId}::uuid and p.id = w.key
    left join given b on b.key = w.key and b.currency = w.currency and b.place = 1
    left join transactions t on t.ledger_id = ${ledgerId}::uuid and t.id = b.sample_id
    order by w.count desc, abs(w.sum) desc, w.key, w.currency`.execute(db);
  return rows;
}

/**
 * How many payees have lines that wait, up to `most`. Steps from one payee to the next along `transactions_review_idx`,
 * so that it costs by payees and not by lines.
 */
export async function countWaitingPayees(session: Session, ledgerId: string, most: number): Promise<number> {
  const query = sql`
    with recursive waiting as (
      (select t.payee_id from transactions t
        where t.ledger_id = ${ledgerId}::uuid and t.needs_review and t.payee_id is not null
        order by t.payee_id limit 1)
      union all
      select n.payee_id from waiting w cross join lateral (
        select t.payee_id from transactions t
        where t.ledger_id = ${ledgerId}::uuid and t.needs_review and t.payee_id > w.payee_id
        order by t.payee_id limit 1) n)
    select count(*)::integer as count from (select from waiting limit ${most}) w`;
  const [row] = await runNamed<{ count: number }>(session, 'inbox-count', query);
  return row?.count ?? 0;
}
