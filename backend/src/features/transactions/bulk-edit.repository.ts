import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { Change } from '../../platform/operations/change.ts';

export interface BulkColumns {
  status?: 'pending' | 'cleared';
  payeeId?: string | null;
  reviewedAt?: Date | null;
}

/** Sets columns where they differ, so that a row that has the value already isn't counted as changed. */
export async function setBulkColumns(change: Change, ids: readonly string[], columns: BulkColumns): Promise<void> {
  const which = sql`t.ledger_id = ${change.ledgerId}::uuid and t.id = any(${ids}::uuid[])`;
  const version = sql`version = ${change.version}`;
  if (columns.status !== undefined) {
    await sql`update transactions t set status = ${columns.status}, ${version}
      where ${which} and t.status <> ${columns.status} and t.status <> 'reconciled'`.execute(change.db);
  }
  if (columns.payeeId !== undefined) {
    await sql`update transactions t set payee_id = ${columns.payeeId}::uuid, ${version}
      where ${which} and t.payee_id is distinct from ${columns.payeeId}::uuid`.execute(change.db);
  }
  if (columns.reviewedAt === null) {
    await sql`update transactions t set reviewed_at = null, ${version} where ${which} and t.reviewed_at is not null`.execute(
      change.db,
    );
  } else if (columns.reviewedAt !== undefined) {
    // A confirmed proposal counts as the person's own decision.
    await sql`update transactions t set reviewed_at = ${columns.reviewedAt}, needs_review = false, ${version},
        category_source = case when t.category_source = 'model' then 'hand' else t.category_source end,
        confidence = case when t.category_source = 'model' then null else t.confidence end
      where ${which} and t.transfer_id is null and (t.reviewed_at is null or t.needs_review)`.execute(change.db);
  }
}

export async function setBulkTags(
  change: Change,
  ids: readonly string[],
  set: { tags?: string[] | undefined; addTags?: string[] | undefined; removeTags?: string[] | undefined },
): Promise<void> {
  if (!set.tags && !set.addTags && !set.removeTags) return;
  const base = set.tags ? sql`${set.tags}::text[]` : sql`t.tags`;
  await sql`
    update transactions t set tags = n.tags, version = ${change.version}
    from (
      select t.id, array(
        select x from unnest(${base} || ${set.addTags ?? []}::text[]) with ordinality as u (x, place)
        where x <> all(${set.removeTags ?? []}::text[]) group by x order by min(place)) as tags
      from transactions t
      where t.ledger_id = ${change.ledgerId}::uuid and t.id = any(${ids}::uuid[])) n
    where t.ledger_id = ${change.ledgerId}::uuid and t.id = n.id and t.tags <> n.tags`.execute(change.db);
}

/** Transactions with one split that are no transfers. */
export async function categorisable(db: Db, ledgerId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from transactions t
    where t.ledger_id = ${ledgerId}::uuid and t.id = any(${ids}::uuid[]) and t.transfer_id is null
      and not exists (select from splits s where s.ledger_id = t.ledger_id and s.transaction_id = t.id and s.n > 1)`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

/** A category set by a person; taking it away sends the line back to the inbox. */
export async function setBulkCategory(
  change: Change,
  ids: readonly string[],
  categoryId: string | null,
  now: Date,
): Promise<void> {
  await sql`
    update splits s set category_id = ${categoryId}::uuid
    where s.ledger_id = ${change.ledgerId}::uuid and s.transaction_id = any(${ids}::uuid[])
      and s.category_id is distinct from ${categoryId}::uuid`.execute(change.db);
  const isSet = categoryId !== null;
  const source = isSet ? 'hand' : null;
  await sql`
    update transactions t set category_source = ${source}, confidence = null, needs_review = ${!isSet},
      reviewed_at = ${isSet ? now : null}::timestamptz, version = ${change.version}
    where t.ledger_id = ${change.ledgerId}::uuid and t.id = any(${ids}::uuid[])
      and (t.category_source is distinct from ${source} or t.needs_review <> ${!isSet} or (t.reviewed_at is null) = ${isSet}
        or exists (
          select from changes c, jsonb_array_elements(c.before->'splits') b
          where c.ledger_id = t.ledger_id and c.operation_id = ${change.operationId}::uuid and c.entity = 'transaction'
            and c.entity_id = t.id and (b->>'category_id')::uuid is distinct from ${categoryId}::uuid))`.execute(
    change.db,
  );
}

export async function textsOf(
  db: Db,
  ledgerId: string,
  ids: readonly string[],
): Promise<{ id: string; payee: string | null; notes: string | null; descriptor: string | null }[]> {
  const { rows } = await sql<{ id: string; payee: string | null; notes: string | null; descriptor: string | null }>`
    select t.id, p.name as payee, t.notes, t.descriptor
    from transactions t left join payees p on p.ledger_id = t.ledger_id and p.id = t.payee_id
    where t.ledger_id = ${ledgerId}::uuid and t.id = any(${ids}::uuid[])`.execute(db);
  return rows;
}

export async function setSearchTexts(
  change: Change,
  rows: readonly { id: string; searchText: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update transactions t set search_text = r."searchText"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("id" uuid, "searchText" text)
    where t.ledger_id = ${change.ledgerId}::uuid and t.id = r."id" and t.search_text <> r."searchText"`.execute(
    change.db,
  );
}
