import type { Category } from '@expenseai/contracts/categories';
import { sql } from 'kysely';
import type { Db, Session } from '../../platform/database/database.ts';
import { runNamed } from '../../platform/database/run-named.ts';
import { nameConstraints } from '../../platform/http/database-errors.ts';
import type { Change } from '../../platform/operations/change.ts';

nameConstraints({ categories_name_key: 'name-taken' });

/** Categories in their order: by group, then by their place in it. */
export function listCategories(session: Session, ledgerId: string): Promise<Category[]> {
  const query = sql`
    ${selection} where c.ledger_id = ${ledgerId}::uuid
    order by g.position, g.name, g.id, c.position, c.name, c.id`;
  return runNamed(session, 'categories', query);
}

export async function findCategory(db: Db, ledgerId: string, id: string): Promise<Category | undefined> {
  const { rows } = await sql<Category>`
    ${selection} where c.ledger_id = ${ledgerId}::uuid and c.id = ${id}::uuid`.execute(db);
  return rows[0];
}

const selection = sql`
  select c.id, c.group_id as "groupId", c.name, c.kind, c.icon, c.colour, c.common, c.is_archived as "isArchived",
    c.position, c.version
  from categories c join category_groups g on g.ledger_id = c.ledger_id and g.id = c.group_id`;

type CategoryFields = Omit<Category, 'id' | 'version' | 'position' | 'isArchived'>;

/** Makes a category; without a position it comes last in its group. */
export async function insertCategory(
  change: Change,
  category: CategoryFields & { id: string; position: number | undefined },
): Promise<void> {
  const position = category.position ?? (await nextPosition(change, category.groupId));
  await change.db
    .insertInto('categories')
    .values({ ...change.creation, ...category, position })
    .execute();
  change.created('category', [category.id]);
}

async function nextPosition(change: Change, groupId: string): Promise<number> {
  const { last } = await change.db
    .selectFrom('categories')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('ledgerId', '=', change.ledgerId)
    .where('groupId', '=', groupId)
    .executeTakeFirstOrThrow();
  return last === null ? 0 : last + 1;
}

export type CategoryPatch = Partial<Omit<Category, 'id' | 'version'>>;

/** Sets columns of a touched category. */
export async function updateCategoryRow(change: Change, id: string, patch: CategoryPatch): Promise<void> {
  await change.db
    .updateTable('categories')
    .set({ ...patch, version: change.version })
    .where('ledgerId', '=', change.ledgerId)
    .where('id', '=', id)
    .execute();
}

export async function deleteCategoryRow(change: Change, id: string): Promise<void> {
  await change.db.deleteFrom('categories').where('ledgerId', '=', change.ledgerId).where('id', '=', id).execute();
}

/** What keeps a category from being deleted, or null. */
export async function categoryUse(
  db: Db,
  ledgerId: string,
  id: string,
): Promise<'transactions' | 'payees' | 'learned' | null> {
  const ledger = sql`${ledgerId}::uuid`;
  const { rows } = await sql<{ use: 'transactions' | 'payees' | 'learned' | null }>`
    select case
      when exists (select from splits where ledger_id = ${ledger} and category_id = ${id}::uuid) then 'transactions'
      when exists (select from payees where ledger_id = ${ledger} and default_category_id = ${id}::uuid) then 'payees'
      when exists (select from category_models where ledger_id = ${ledger} and category_id = ${id}::uuid) then 'learned'
    end as use`.execute(db);
  return rows[0]?.use ?? null;
}

/** Whether there are sums that depend on the category's kind. */
export async function isOnTransactions(db: Db, ledgerId: string, id: string): Promise<boolean> {
  return (await categoryUse(db, ledgerId, id)) === 'transactions';
}
