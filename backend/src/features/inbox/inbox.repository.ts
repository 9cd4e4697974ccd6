import type { Amount } from '@expenseai/core/money/amount';
import { type RawBuilder, sql } from 'kysely';
import type { Db, Session } from '../../platform/database/database.ts';
import { runNamed } from '../../platform/database/run-named.ts';

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
  /** The category that most of the lines, or of a sample of them, were given; null where none was. */
  proposal: {
    categoryId: string;
    count: number;
    /** Of so many lines that have a proposal. */
    of: number;
    /** The mean. */
    confidence: number;
    /** Of one of the lines, as the categoriser reads it. */
    text: string;
    amount: number;
  } | null;
}

interface GroupRow extends Omit<ReviewGroup, 'proposal'> {
  categoryId: string | null;
  // The rest is null with it.
  categoryCount: number;
  of: number;
  confidence: number;
  text: string;
  amount: number;
}

/** Stands for "no payee" where rows are joined, which null doesn't. */
const noPayee = '00000000-0000-0000-0000-000000000000';

/** Lines of a group that are looked at for the category that most of them were given. */
const sampleSize = 20;

/** The groups with the most lines first, then those with the largest sums. */
export async function reviewGroups(db: Db, ledgerId: string, most: number): Promise<ReviewGroup[]> {
  const lines = (which: RawBuilder<unknown>) => sql`
    (select t.id, t.confidence, s.category_id
      from transactions t
      join accounts a on a.ledger_id = t.ledger_id and a.id = t.account_id
      join splits s on s.ledger_id = t.ledger_id and s.transaction_id = t.id and s.n = 1
      where t.ledger_id = ${ledgerId}::uuid and t.needs_review and ${which} and a.currency = g.currency
        and t.category_source = 'model' and s.category_id is not null
      limit ${sql.lit(sampleSize)})`;
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
      from sums order by count desc, abs(sum) desc, key, currency limit ${most})
    select p.id as payee_id, p.name as payee, g.currency, g.count, g.sum, g.is_one_of_several, b.category_id,
      b.count as category_count, b.confidence, b.of,
      coalesce(t.descriptor, concat_ws(' ', p.name, t.notes)) as text, t.amount
    from groups g
    left join payees p on p.ledger_id = ${ledgerId}::uuid and p.id = g.key
    left join lateral (
      select l.category_id, count(*)::integer as count, avg(l.confidence) as confidence, max(l.id::text)::uuid as sample_id,
        sum(count(*)) over ()::integer as of
      from (${lines(sql`t.payee_id = g.key`)}
        union all ${lines(sql`t.payee_id is null and g.key = ${noPayee}::uuid`)}) l
      group by l.category_id
      order by count(*) desc, avg(l.confidence) desc, l.category_id limit 1) b on true
    left join transactions t on t.ledger_id = ${ledgerId}::uuid and t.id = b.sample_id
    order by g.count desc, abs(g.sum) desc, g.key, g.currency`.execute(db);
  return rows.map(toGroup);
}

function toGroup({ categoryId, categoryCount, of, confidence, text, amount, ...group }: GroupRow): ReviewGroup {
  if (categoryId === null) return { ...group, proposal: null };
  const shown = Math.round(confidence * 10_000) / 10_000;
  return { ...group, proposal: { categoryId, count: categoryCount, of, confidence: shown, text, amount } };
}

/**
 * How many groups there are, up to `most`. Steps from one payee to the next along `transactions_review_idx`, so that it
 * costs by payees and not by lines.
 */
export async function countReviewGroups(session: Session, ledgerId: string, most: number): Promise<number> {
  const query = sql`
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
      limit ${most}) g`;
  const [row] = await runNamed<{ count: number }>(session, 'inbox-count', query);
  return row?.count ?? 0;
}
