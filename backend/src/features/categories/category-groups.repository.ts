import type { CategoryGroup } from '@expenseai/contracts/categories';
import type { Db } from '../../platform/database/database.ts';
import { nameConstraints } from '../../platform/http/database-errors.ts';
import type { Change } from '../../platform/operations/change.ts';

nameConstraints({ category_groups_name_key: 'name-taken' });

/** Groups in their order. */
export function listGroups(db: Db, ledgerId: string): Promise<CategoryGroup[]> {
  return selectGroups(db, ledgerId).orderBy('position').orderBy('name').orderBy('id').execute();
}

export function findGroup(db: Db, ledgerId: string, id: string): Promise<CategoryGroup | undefined> {
  return selectGroups(db, ledgerId).where('id', '=', id).executeTakeFirst();
}

function selectGroups(db: Db, ledgerId: string) {
  return db.selectFrom('categoryGroups').select(['id', 'name', 'position', 'version']).where('ledgerId', '=', ledgerId);
}

/** Makes a group; without a position it comes after the others. */
export async function insertGroup(
  change: Change,
  group: { id: string; name: string; position: number | undefined },
): Promise<void> {
  const position = group.position ?? (await nextPosition(change));
  await change.db
    .insertInto('categoryGroups')
    .values({ ...change.creation, ...group, position })
    .execute();
  change.created('category_group', [group.id]);
}

async function nextPosition(change: Change): Promise<number> {
  const { last } = await change.db
    .selectFrom('categoryGroups')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('ledgerId', '=', change.ledgerId)
    .executeTakeFirstOrThrow();
  return last === null ? 0 : last + 1;
}

/** Sets columns of a touched group. */
export async function updateGroupRow(
  change: Change,
  id: string,
  patch: { name?: string; position?: number },
): Promise<void> {
  await change.db
    .updateTable('categoryGroups')
    .set({ ...patch, version: change.version })
    .where('ledgerId', '=', change.ledgerId)
    .where('id', '=', id)
    .execute();
}

export async function deleteGroupRow(change: Change, id: string): Promise<void> {
  await change.db.deleteFrom('categoryGroups').where('ledgerId', '=', change.ledgerId).where('id', '=', id).execute();
}

export async function hasCategories(db: Db, ledgerId: string, groupId: string): Promise<boolean> {
  const found = await db
    .selectFrom('categories')
    .select('id')
    .where('ledgerId', '=', ledgerId)
    .where('groupId', '=', groupId)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
