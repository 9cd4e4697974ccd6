import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { nameConstraints } from '../../platform/http/database-errors.ts';
import type { Change } from '../../platform/operations/change.ts';

nameConstraints({ tags_name_key: 'name-taken' });

export interface Tag {
  id: string;
  name: string;
  version: number;
}

/** Tags by name, whatever their case. */
export function listTags(db: Db, ledgerId: string): Promise<Tag[]> {
  return selectTags(db, ledgerId)
    .orderBy((eb) => eb.fn('lower', ['name']))
    .orderBy('name')
    .execute();
}

export function findTag(db: Db, ledgerId: string, id: string): Promise<Tag | undefined> {
  return selectTags(db, ledgerId).where('id', '=', id).executeTakeFirst();
}

function selectTags(db: Db, ledgerId: string) {
  return db.selectFrom('tags').select(['id', 'name', 'version']).where('ledgerId', '=', ledgerId);
}

export async function insertTag(change: Change, tag: { id: string; name: string }): Promise<void> {
  await change.db
    .insertInto('tags')
    .values({ ...change.creation, ...tag })
    .execute();
  change.created('tag', [tag.id]);
}

/** Ids of the transactions that carry a tag, by the index on tags, which row-level security hides from plain queries. */
export async function taggedTransactions(db: Db, name: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select transactions_with_tags(array[${name}], null) as id`.execute(db);
  return rows.map((row) => row.id);
}

/** Renames a touched tag, also on the touched transactions that carry it. */
export async function renameTag(
  change: Change,
  tag: Tag,
  name: string,
  transactionIds: readonly string[],
): Promise<void> {
  await change.db
    .updateTable('tags')
    .set({ name, version: change.version })
    .where('ledgerId', '=', change.ledgerId)
    .where('id', '=', tag.id)
    .execute();
  await sql`
    update transactions set tags = array_replace(tags, ${tag.name}, ${name}), version = ${change.version}
    where ledger_id = ${change.ledgerId}::uuid and id = any(${transactionIds}::uuid[])`.execute(change.db);
}

/** Deletes a touched tag, and takes it off the touched transactions that carry it. */
export async function deleteTagRow(change: Change, tag: Tag, transactionIds: readonly string[]): Promise<void> {
  await sql`
    update transactions set tags = array_remove(tags, ${tag.name}), version = ${change.version}
    where ledger_id = ${change.ledgerId}::uuid and id = any(${transactionIds}::uuid[])`.execute(change.db);
  await change.db.deleteFrom('tags').where('ledgerId', '=', change.ledgerId).where('id', '=', tag.id).execute();
}

/** Lets touched transactions carry the other tag, each once and in the first one's place, and deletes a touched tag. */
export async function mergeTagRow(
  change: Change,
  tag: Tag,
  into: Tag,
  transactionIds: readonly string[],
): Promise<void> {
  await sql`
    update transactions t set tags = array(
        select x from unnest(array_replace(t.tags, ${tag.name}, ${into.name})) with ordinality as u (x, place)
        group by x order by min(place)),
      version = ${change.version}
    where t.ledger_id = ${change.ledgerId}::uuid and t.id = any(${transactionIds}::uuid[])`.execute(change.db);
  await change.db.deleteFrom('tags').where('ledgerId', '=', change.ledgerId).where('id', '=', tag.id).execute();
}
