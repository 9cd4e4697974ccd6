import type { Db } from '../../platform/database/database.ts';
import { nameConstraints } from '../../platform/http/database-errors.ts';
import type { Change } from '../../platform/operations/change.ts';

nameConstraints({ views_name_key: 'name-taken' });

export interface View {
  id: string;
  name: string;
  q: string;
  position: number;
  version: number;
}

/** Views in their order, with queries as they are stored. */
export function listViews(db: Db, ledgerId: string): Promise<View[]> {
  return selectViews(db, ledgerId).orderBy('position').orderBy('name').orderBy('id').execute();
}

export function findView(db: Db, ledgerId: string, id: string): Promise<View | undefined> {
  return selectViews(db, ledgerId).where('id', '=', id).executeTakeFirst();
}

function selectViews(db: Db, ledgerId: string) {
  return db.selectFrom('views').select(['id', 'name', 'q', 'position', 'version']).where('ledgerId', '=', ledgerId);
}

/** Makes a view; without a position it comes after the others. */
export async function insertView(
  change: Change,
  view: { id: string; name: string; q: string; position: number | undefined },
): Promise<void> {
  const position = view.position ?? (await nextPosition(change));
  await change.db
    .insertInto('views')
    .values({ ...change.creation, ...view, position })
    .execute();
  change.created('view', [view.id]);
}

async function nextPosition(change: Change): Promise<number> {
  const { last } = await change.db
    .selectFrom('views')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('ledgerId', '=', change.ledgerId)
    .executeTakeFirstOrThrow();
  return last === null ? 0 : last + 1;
}

/** Sets columns of a touched view. */
export async function updateViewRow(
  change: Change,
  id: string,
  patch: { name?: string; q?: string; position?: number },
): Promise<void> {
  await change.db
    .updateTable('views')
    .set({ ...patch, version: change.version })
    .where('ledgerId', '=', change.ledgerId)
    .where('id', '=', id)
    .execute();
}

export async function deleteViewRow(change: Change, id: string): Promise<void> {
  await change.db.deleteFrom('views').where('ledgerId', '=', change.ledgerId).where('id', '=', id).execute();
}
