import type { Payee } from '@expenseai/contracts/payees';
import { payeeKey } from '@expenseai/core/categorising/clean-payee';
import { normaliseText } from '@expenseai/core/text/normalise';
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { nameConstraints } from '../../platform/http/database-errors.ts';
import type { Change } from '../../platform/operations/change.ts';
import { likePattern } from '../queries/query-sql.ts';

nameConstraints({ payees_key_key: 'name-taken' });

const columns = sql`p.id, p.name, p.default_category_id, p.aliases, p.is_archived, p.version`;

export interface PayeePage {
  items: Payee[];
  nextCursor: string | null;
}

/**
 * A page of payees along `payees_key_key`: the key is the name without case, accents and spaces, so that its order is
 * the one in which people look for a name, and no two payees share one.
 */
export async function listPayees(
  db: Db,
  ledgerId: string,
  { limit, after, search }: { limit: number; after: string | null; search: string | undefined },
): Promise<PayeePage> {
  const { rows } = await sql<Payee & { key: string }>`
    select ${columns}, p.key from payees p
    where p.ledger_id = ${ledgerId}::uuid
      ${after === null ? sql`` : sql`and p.key > ${after}`}
      ${search === undefined ? sql`` : sql`and ${containing(search)}`}
    order by p.key limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? shown.at(-1)?.key : undefined;
  return { items: shown.map(({ key: _key, ...payee }) => payee), nextCursor: next ?? null };
}

/** Names that contain a text, however it is cased and accented; and what the key leaves out, such as long numbers. */
function containing(search: string) {
  const letters = normaliseText(search).replaceAll(' ', '');
  const literal = likePattern(search.trim());
  const byKey = letters === '' ? sql`false` : sql`p.key like ${likePattern(letters)}`;
  return sql`(${byKey} or p.name ilike ${literal} or exists (select from unnest(p.aliases) a where a ilike ${literal}))`;
}

/** Those of the ids that are payees of the ledger, by name. */
export async function findPayees(db: Db, ledgerId: string, ids: readonly string[]): Promise<Payee[]> {
  const { rows } = await sql<Payee>`
    select ${columns} from payees p
    where p.ledger_id = ${ledgerId}::uuid and p.id = any(${ids}::uuid[]) order by p.key`.execute(db);
  return rows;
}

export async function findPayee(db: Db, ledgerId: string, id: string): Promise<Payee | undefined> {
  const { rows } = await sql<Payee>`
    select ${columns} from payees p where p.ledger_id = ${ledgerId}::uuid and p.id = ${id}::uuid`.execute(db);
  return rows[0];
}

type PayeeFields = Pick<Payee, 'name' | 'aliases' | 'defaultCategoryId'>;

export async function insertPayee(change: Change, payee: PayeeFields & { id: string }): Promise<void> {
  await change.db
    .insertInto('payees')
    .values({ ...change.creation, ...payee, key: payeeKey(payee.name) })
    .execute();
  change.created('payee', [payee.id]);
}

export type PayeePatch = Partial<PayeeFields & { isArchived: boolean }>;

/** Sets columns of a touched payee; the key follows the name. */
export async function updatePayeeRow(change: Change, id: string, patch: PayeePatch): Promise<void> {
  const key = patch.name === undefined ? {} : { key: payeeKey(patch.name) };
  await change.db
    .updateTable('payees')
    .set({ ...patch, ...key, version: change.version })
    .where('ledgerId', '=', change.ledgerId)
    .where('id', '=', id)
    .execute();
}

export async function deletePayeeRows(change: Change, ids: readonly string[]): Promise<void> {
  await change.db.deleteFrom('payees').where('ledgerId', '=', change.ledgerId).where('id', 'in', ids).execute();
}

/** Gives touched payees a usual category, where they have another. */
export async function setDefaultCategory(
  change: Change,
  ids: readonly string[],
  categoryId: string | null,
): Promise<void> {
  await sql`
    update payees p set default_category_id = ${categoryId}::uuid, version = ${change.version}
    where p.ledger_id = ${change.ledgerId}::uuid and p.id = any(${ids}::uuid[])
      and p.default_category_id is distinct from ${categoryId}::uuid`.execute(change.db);
}

export async function hasTransactions(db: Db, ledgerId: string, payeeId: string): Promise<boolean> {
  const found = await db
    .selectFrom('transactions')
    .select('id')
    .where('ledgerId', '=', ledgerId)
    .where('payeeId', '=', payeeId)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** How many transactions payees have, counted in `transactions_payee_idx`; those without any aren't in the answer. */
export async function countTransactions(
  db: Db,
  ledgerId: string,
  payeeIds: readonly string[],
): Promise<Map<string, number>> {
  if (payeeIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; count: number }>`
    select t.payee_id as id, count(*)::integer as count from transactions t
    where t.ledger_id = ${ledgerId}::uuid and t.payee_id = any(${payeeIds}::uuid[])
    group by t.payee_id`.execute(db);
  return new Map(rows.map((row) => [row.id, row.count]));
}

/** What the search texts of payees' transactions are made of beside the name. */
export async function textsOfPayees(
  db: Db,
  ledgerId: string,
  payeeIds: readonly string[],
): Promise<{ id: string; notes: string | null; descriptor: string | null }[]> {
  const { rows } = await sql<{ id: string; notes: string | null; descriptor: string | null }>`
    select t.id, t.notes, t.descriptor from transactions t
    where t.ledger_id = ${ledgerId}::uuid and t.payee_id = any(${payeeIds}::uuid[])`.execute(db);
  return rows;
}

/** Lets touched transactions name another payee, and makes them found by its name. */
export async function movePayees(
  change: Change,
  into: string,
  rows: readonly { id: string; searchText: string }[],
): Promise<void> {
  await sql`
    update transactions t set payee_id = ${into}::uuid, search_text = r."searchText", version = ${change.version}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("id" uuid, "searchText" text)
    where t.ledger_id = ${change.ledgerId}::uuid and t.id = any(${rows.map((row) => row.id)}::uuid[])
      and t.id = r."id"`.execute(change.db);
}

/** Marks touched transactions as changed, for they show the payee's name, and makes them found by it. */
export async function setSearchTexts(
  change: Change,
  rows: readonly { id: string; searchText: string }[],
): Promise<void> {
  await sql`
    update transactions t set search_text = r."searchText", version = ${change.version}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("id" uuid, "searchText" text)
    where t.ledger_id = ${change.ledgerId}::uuid and t.id = any(${rows.map((row) => row.id)}::uuid[])
      and t.id = r."id"`.execute(change.db);
}

export async function hasCategory(db: Db, ledgerId: string, id: string): Promise<boolean> {
  const found = await db
    .selectFrom('categories')
    .select('id')
    .where('ledgerId', '=', ledgerId)
    .where('id', '=', id)
    .executeTakeFirst();
  return found !== undefined;
}
