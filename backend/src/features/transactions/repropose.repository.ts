import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { Change } from '../../platform/operations/change.ts';

/** Decisions that the model must know before they are counted; more would teach it nothing new. */
const mostDecided = 5_000;

export interface LineToRepropose {
  id: string;
  text: string;
  amount: number;
  categoryId: string | null;
  confidence: number | null;
  needsReview: boolean;
}

const lineColumns = sql`
  t.id, coalesce(t.descriptor, concat_ws(' ', p.name, t.notes)) as text, t.amount, s.category_id, t.confidence, t.needs_review`;

const unsplit = sql`
  join payees p on p.ledger_id = t.ledger_id and p.id = t.payee_id
  join splits s on s.ledger_id = t.ledger_id and s.transaction_id = t.id and s.n = 1 and s.amount = t.amount`;

const isProposed = sql`
  t.reviewed_at is null and t.transfer_id is null and (t.category_source is null or t.category_source = 'model')`;

/**
 * Unsplit lines of these payees, but those named, whose category is proposed and that nobody has reviewed. Reads no more
 * than it gives, however many a payee has.
 */
export async function alikeUnreviewed(
  db: Db,
  ledgerId: string,
  { payeeIds, but, most }: { payeeIds: readonly string[]; but: readonly string[]; most: number },
): Promise<LineToRepropose[]> {
  const { rows } = await sql<LineToRepropose>`
    select ${lineColumns} from (
      select l.* from unnest(${payeeIds}::uuid[]) d (payee_id) cross join lateral (
        select t.* from transactions t
        where t.ledger_id = ${ledgerId}::uuid and t.payee_id = d.payee_id and t.id <> all(${but}::uuid[]) and ${isProposed}
        limit ${most}) l
      limit ${most}) t ${unsplit}`.execute(db);
  return rows;
}

export interface NamedPayee {
  id: string;
  name: string;
}

/** Payees of these transactions. */
export async function payeesOf(db: Db, ledgerId: string, ids: readonly string[]): Promise<NamedPayee[]> {
  const { rows } = await sql<NamedPayee>`
    select p.id, p.name from payees p
    where p.ledger_id = ${ledgerId}::uuid and p.id in (
      select t.payee_id from transactions t where t.ledger_id = ${ledgerId}::uuid and t.id = any(${ids}::uuid[]))
    order by p.id`.execute(db);
  return rows;
}

/** Payees with waiting lines and how many; most lines first. Costs by these lines, along `transactions_review_idx`. */
export async function payeesThatWait(db: Db, ledgerId: string): Promise<(NamedPayee & { count: number })[]> {
  const { rows } = await sql<NamedPayee & { count: number }>`
    select p.id, p.name, w.count
    from (select t.payee_id, count(*)::integer as count from transactions t
      where t.ledger_id = ${ledgerId}::uuid and t.needs_review and t.payee_id is not null group by t.payee_id) w
    join payees p on p.ledger_id = ${ledgerId}::uuid and p.id = w.payee_id
    order by w.count desc, p.id`.execute(db);
  return rows;
}

/** The newest waiting unsplit lines of these payees. */
export async function waitingLines(
  db: Db,
  ledgerId: string,
  payeeIds: readonly string[],
  most: number,
): Promise<LineToRepropose[]> {
  if (payeeIds.length === 0) return [];
  const { rows } = await sql<LineToRepropose>`
    select ${lineColumns} from transactions t ${unsplit}
    where t.ledger_id = ${ledgerId}::uuid and t.needs_review and t.payee_id = any(${payeeIds}::uuid[]) and ${isProposed}
    order by t.date desc, t.id desc
    limit ${most}`.execute(db);
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
    limit ${mostDecided}`.execute(db);
  return rows;
}

export interface CategoryProposalRow {
  id: string;
  categoryId: string | null;
  categorySource: 'rule' | 'model' | null;
  confidence: number | null;
  needsReview: boolean;
}

/** Sets proposed categories on unsplit transactions. */
export async function setProposedCategories(change: Change, rows: readonly CategoryProposalRow[]): Promise<void> {
  if (rows.length === 0) return;
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
