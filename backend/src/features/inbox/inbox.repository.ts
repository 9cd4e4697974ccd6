import type { Amount } from '@expenseai/core/money/amount';
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';

/** Lines of one payee and currency whose category a person should look at. */
export interface ReviewGroup {
  /** Null for lines without a payee. */
  payeeId: string | null;
  payee: string | null;
  currency: string;
  count: number;
  sum: Amount;
  /** Whether the payee has lines in another currency, too. */
  isOneOfSeveral: boolean;
  /** The category that most of the lines were given, with how many and how surely; null where none was. */
  proposal: { categoryId: string; count: number; confidence: number; text: string; amount: number } | null;
}

interface GroupRow extends Omit<ReviewGroup, 'proposal'> {
  categoryId: string | null;
  categoryCount: number;
  confidence: number | null;
  text: string;
  amount: number;
}

/** Stands for "no payee" where rows are joined, which null doesn't. */
const noPayee = '00000000-0000-0000-0000-000000000000';

/** The groups with the most lines first, then those with the largest sums. */
export async function reviewGroups(db: Db, ledgerId: string, most: number): Promise<ReviewGroup[]> {
  const { rows } = await sql<GroupRow>`
    with groups as materialized (
      select coalesce(t.payee_id, ${noPayee}::uuid) as key, a.currency, count(*)::integer as count,
        sum(t.amount)::bigint as sum,
        count(*) over (partition by coalesce(t.payee_id, ${noPayee}::uuid)) > 1 as is_one_of_several
      from transactions t
      join accounts a on a.ledger_id = t.ledger_id and a.id = t.account_id
      where t.ledger_id = ${ledgerId}::uuid and t.needs_review
      group by key, a.currency
      order by count(*) desc, abs(sum(t.amount)) desc, key, a.currency limit ${most}),
    proposed as (
      select coalesce(t.payee_id, ${noPayee}::uuid) as key, a.currency, s.category_id, count(*)::integer as count,
        avg(t.confidence) as confidence, (array_agg(t.id))[1] as sample_id
      from transactions t
      join accounts a on a.ledger_id = t.ledger_id and a.id = t.account_id
      join splits s on s.ledger_id = t.ledger_id and s.transaction_id = t.id and s.n = 1
      where t.ledger_id = ${ledgerId}::uuid and t.needs_review and t.category_source = 'model'
        and s.category_id is not null and coalesce(t.payee_id, ${noPayee}::uuid) in (select key from groups)
      group by 1, 2, 3),
    best as (
      select distinct on (key, currency) * from proposed order by key, currency, count desc, confidence desc, category_id)
    select p.id as payee_id, p.name as payee, g.currency, g.count, g.sum, g.is_one_of_several, b.category_id,
      coalesce(b.count, 0) as category_count, b.confidence,
      coalesce(t.descriptor, concat_ws(' ', p.name, t.notes)) as text, coalesce(t.amount, 0) as amount
    from groups g
    left join payees p on p.ledger_id = ${ledgerId}::uuid and p.id = g.key
    left join best b on b.key = g.key and b.currency = g.currency
    left join transactions t on t.ledger_id = ${ledgerId}::uuid and t.id = b.sample_id
    order by g.count desc, abs(g.sum) desc, g.key, g.currency`.execute(db);
  return rows.map(toGroup);
}

function toGroup(row: GroupRow): ReviewGroup {
  const { payeeId, payee, currency, count, sum, isOneOfSeveral, categoryId, categoryCount, confidence, text, amount } =
    row;
  const proposal =
    categoryId === null || confidence === null
      ? null
      : { categoryId, count: categoryCount, confidence: Math.round(confidence * 10_000) / 10_000, text, amount };
  return { payeeId, payee, currency, count, sum, isOneOfSeveral, proposal };
}

/**
 * How many groups there are, up to `most`. Steps from one pair of payee and account to the next along
 * `transactions_review_idx`, so that it costs by pairs and not by lines.
 */
export async function countReviewGroups(db: Db, ledgerId: string, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with recursive pairs as (
      (select t.payee_id, t.account_id from transactions t
        where t.ledger_id = ${ledgerId}::uuid and t.needs_review and t.payee_id is not null
        order by t.payee_id, t.account_id limit 1)
      union all
      select n.payee_id, n.account_id from pairs p cross join lateral (
        select t.payee_id, t.account_id from transactions t
        where t.ledger_id = ${ledgerId}::uuid and t.needs_review
          and (t.payee_id, t.account_id) > (p.payee_id, p.account_id)
        order by t.payee_id, t.account_id limit 1) n),
    without_payee as (
      select null::uuid as payee_id, a.id as account_id from accounts a
      where a.ledger_id = ${ledgerId}::uuid and exists (
        select from transactions t
        where t.ledger_id = a.ledger_id and t.needs_review and t.payee_id is null and t.account_id = a.id))
    select count(*)::integer as count from (
      select distinct x.payee_id, a.currency
      from ((select * from pairs limit ${most}) union all select * from without_payee) x
      join accounts a on a.ledger_id = ${ledgerId}::uuid and a.id = x.account_id
      limit ${most}) g`.execute(db);
  return rows[0]?.count ?? 0;
}
