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
    with sums as (
      select coalesce(t.payee_id, ${noPayee}::uuid) as key, a.currency, count(*)::integer as count,
        sum(t.amount)::bigint as sum
      from transactions t
      join accounts a on a.ledger_id = t.ledger_id and a.id = t.account_id
      where t.ledger_id = ${ledgerId}::uuid and t.needs_review
      group by 1, 2),
    groups as materialized (
      select *, count(*) over (partition by key) > 1 as is_one_of_several
      from sums order by count desc, abs(sum) desc, key, currency limit ${most}),
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
 * How many groups there are, up to `most`. Steps from one payee to the next along `transactions_review_idx`, so that it
 * costs by payees and not by lines.
 */
export async function countReviewGroups(db: Db, ledgerId: string, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with recursive payees_to_review as (
      (select t.payee_id from transactions t
        where t.ledger_id = ${ledgerId}::uuid and t.needs_review and t.payee_id is not null
        order by t.payee_id limit 1)
      union all
      select n.payee_id from payees_to_review p cross join lateral (
        select t.payee_id from transactions t
        where t.ledger_id = ${ledgerId}::uuid and t.needs_review and t.payee_id > p.payee_id
        order by t.payee_id limit 1) n),
    currencies as (select distinct currency from accounts where ledger_id = ${ledgerId}::uuid)
    select count(*)::integer as count from (
      select from (select payee_id from payees_to_review limit ${most}) p cross join currencies c
      where exists (
        select from accounts a join transactions t on t.ledger_id = a.ledger_id and t.account_id = a.id
        where a.ledger_id = ${ledgerId}::uuid and a.currency = c.currency and t.needs_review and t.payee_id = p.payee_id)
      union all
      select from currencies c
      where exists (
        select from accounts a join transactions t on t.ledger_id = a.ledger_id and t.account_id = a.id
        where a.ledger_id = ${ledgerId}::uuid and a.currency = c.currency and t.needs_review and t.payee_id is null)
      limit ${most}) g`.execute(db);
  return rows[0]?.count ?? 0;
}
