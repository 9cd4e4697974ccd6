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

export async function deletePayeeRow(change: Change, id: string): Promise<void> {
  await change.db.deleteFrom('payees').where('ledgerId', '=', change.ledgerId).where('id', '=', id).execute();
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

export async function countTransactions(db: Db, ledgerId: string, payeeId: string): Promise<number> {
  const { count } = await db
    .selectFrom('transactions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('ledgerId', '=', ledgerId)
    .where('payeeId', '=', payeeId)
    .executeTakeFirstOrThrow();
  return count;
}

/** What the search text of a payee's transactions is made of beside its name. */
export function textsOfPayee(
  db: Db,
  ledgerId: string,
  payeeId: string,
): Promise<{ id: string; notes: string | null; descriptor: string | null }[]> {
  return db
    .selectFrom('transactions')
    .select(['id', 'notes', 'descriptor'])
    .where('ledgerId', '=', ledgerId)
    .where('payeeId', '=', payeeId)
    .execute();
}

/** Marks touched transactions as changed, for they show the payee's name, and makes them found by it. */
export async function setSearchTexts(
  change: Change,
  rows: readonly { id: string; searchText: string }[],
): Promise<void> {
  await sql`
    update transactions t set search_text = r."searchText", version = ${change.version}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("id" uuid, "searchText" text)
    where t.ledger_id = ${change.ledgerId}::uuid and t.id = r."id"`.execute(change.db);
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
