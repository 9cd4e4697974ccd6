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

/** The groups with the most lines first, then those with the largest sums. */
export async function reviewGroups(db: Db, ledgerId: string, most: number): Promise<ReviewGroup[]> {
  const { rows } = await sql<GroupRow>`
    with by_category as materialized (
      select t.payee_id, a.currency, s.category_id, count(*) as count, sum(t.amount) as sum,
        avg(t.confidence) as confidence, max(t.id::text)::uuid as newest
      from transactions t
      join accounts a on a.ledger_id = t.ledger_id and a.id = t.account_id
      left join splits s on s.ledger_id = t.ledger_id and s.transaction_id = t.id and s.n = 1
      where t.ledger_id = ${ledgerId}::uuid and t.needs_review
      group by t.payee_id, a.currency, s.category_id),
    groups as (
      select payee_id, currency, sum(count)::integer as count, sum(sum)::bigint as sum,
        count(*) over (partition by payee_id) > 1 as is_one_of_several
      from by_category group by payee_id, currency
      order by sum(count) desc, abs(sum(sum)) desc, payee_id, currency limit ${most})
    select g.payee_id, p.name as payee, g.currency, g.count, g.sum, g.is_one_of_several, b.category_id,
      coalesce(b.count, 0)::integer as category_count, b.confidence,
      coalesce(n.descriptor, concat_ws(' ', p.name, n.notes)) as text, coalesce(n.amount, 0) as amount
    from groups g
    left join payees p on p.ledger_id = ${ledgerId}::uuid and p.id = g.payee_id
    left join lateral (
      select c.category_id, c.count, c.confidence, c.newest from by_category c
      where c.payee_id is not distinct from g.payee_id and c.currency = g.currency
        and c.category_id is not null and c.confidence is not null
      order by c.count desc, c.confidence desc, c.category_id limit 1) b on true
    left join transactions n on n.ledger_id = ${ledgerId}::uuid and n.id = b.newest
    order by g.count desc, abs(g.sum) desc, g.payee_id, g.currency`.execute(db);
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
