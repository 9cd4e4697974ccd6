import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { Change } from '../../platform/operations/change.ts';

const mostAlike = 5_000;

export interface AlikeLine {
  id: string;
  text: string;
  amount: number;
  categoryId: string | null;
  needsReview: boolean;
}

/** Unsplit lines of the same payees whose category is proposed and that nobody has reviewed. */
export async function alikeUnreviewed(db: Db, ledgerId: string, ids: readonly string[]): Promise<AlikeLine[]> {
  const { rows } = await sql<AlikeLine>`
    select t.id, coalesce(t.descriptor, concat_ws(' ', p.name, t.notes)) as text, t.amount, s.category_id, t.needs_review
    from transactions t
    join payees p on p.ledger_id = t.ledger_id and p.id = t.payee_id
    join splits s on s.ledger_id = t.ledger_id and s.transaction_id = t.id and s.n = 1 and s.amount = t.amount
    where t.ledger_id = ${ledgerId}::uuid
      and t.payee_id in (
        select d.payee_id from transactions d
        where d.ledger_id = ${ledgerId}::uuid and d.id = any(${ids}::uuid[]) and d.payee_id is not null)
      and t.id <> all(${ids}::uuid[])
      and t.reviewed_at is null and t.transfer_id is null
      and (t.category_source is null or t.category_source = 'model')
    order by t.date desc, t.id desc
    limit ${mostAlike}`.execute(db);
  return rows;
}

/** What a person has decided among these transactions, as the categoriser learns it. */
export async function decidedLines(
  db: Db,
  ledgerId: string,
  ids: readonly string[],
): Promise<{ text: string; amount: number; categoryId: string }[]> {
  const { rows } = await sql<{ text: string; amount: number; categoryId: string }>`
    select coalesce(t.descriptor, concat_ws(' ', p.name, t.notes)) as text, t.amount, s.category_id
    from transactions t
    left join payees p on p.ledger_id = t.ledger_id and p.id = t.payee_id
    join splits s on s.ledger_id = t.ledger_id and s.transaction_id = t.id and s.n = 1 and s.amount = t.amount
    where t.ledger_id = ${ledgerId}::uuid and t.id = any(${ids}::uuid[])
      and t.category_source = 'hand' and s.category_id is not null
    limit ${mostAlike}`.execute(db);
  return rows;
}

export interface CategoryProposalRow {
  id: string;
  categoryId: string | null;
  categorySource: 'rule' | 'model' | null;
  confidence: number | null;
  needsReview: boolean;
}

/** Sets proposed categories on touched, unsplit transactions. */
export async function setProposedCategories(change: Change, rows: readonly CategoryProposalRow[]): Promise<void> {
  const json = JSON.stringify(rows);
  await sql`
    update transactions t set category_source = r."categorySource", confidence = r."confidence",
      needs_review = r."needsReview", version = ${change.version}
    from jsonb_to_recordset(${json}::jsonb) as r ("id" uuid, "categorySource" text, "confidence" real, "needsReview" boolean)
    where t.ledger_id = ${change.ledgerId}::uuid and t.id = r."id"`.execute(change.db);
  await sql`
    update splits s set category_id = r."categoryId"
    from jsonb_to_recordset(${json}::jsonb) as r ("id" uuid, "categoryId" uuid)
    where s.ledger_id = ${change.ledgerId}::uuid and s.transaction_id = r."id" and s.n = 1`.execute(change.db);
}
