import type { CommonCategory } from '@expenseai/core/categorising/categoriser';
import type { EntryAccount, EntryCategory, EntryPayee } from '@expenseai/core/entry/entry';
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';

/** What one line of words can name in a ledger; no closed accounts, no archived categories. */
export interface EntryReferences {
  currency: string;
  accounts: EntryAccount[];
  categories: EntryCategory[];
  tags: string[];
  /** Up to 2,001. */
  payeeCount: number;
  /** Account of the last transaction that was typed in; null where none of the newest was. */
  usualAccountId: string | null;
}

/** Above this, only payees that the words can mean are read. */
export const mostPayees = 2_000;
/** Among so many of the newest transactions one that was typed in is looked for. */
const newest = 200;

export async function entryReferences(db: Db, ledgerId: string): Promise<EntryReferences | undefined> {
  const { rows } = await sql<EntryReferences>`
    select l.currency,
      (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'kind', a.kind, 'currency', a.currency)
          order by a.position, a.id), '[]')
        from accounts a where a.ledger_id = l.id and not a.is_closed) as accounts,
      (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'kind', c.kind, 'common', c.common)
          order by c.position, c.id), '[]')
        from categories c where c.ledger_id = l.id and not c.is_archived) as categories,
      (select coalesce(json_agg(t.name order by t.name), '[]') from tags t where t.ledger_id = l.id) as tags,
      (select count(*) from (
        select from payees p where p.ledger_id = l.id and not p.is_archived
        limit ${mostPayees + 1}) x)::integer as payee_count,
      (select n.account_id from (
          select t.account_id, t.source, t.id from transactions t
          where t.ledger_id = l.id order by t.id desc limit ${newest}) n
        where n.source = 'manual' order by n.id desc limit 1) as usual_account_id
    from ledgers l where l.id = ${ledgerId}::uuid`.execute(db);
  const row = rows[0];
  return (
    row && {
      ...row,
      categories: row.categories.map((one) => ({ ...one, common: one.common as CommonCategory | null })),
    }
  );
}

/** All payees of a ledger that has few. */
export async function allPayees(db: Db, ledgerId: string): Promise<EntryPayee[]> {
  const { rows } = await sql<EntryPayee>`
    select id, name, default_category_id from payees
    where ledger_id = ${ledgerId}::uuid and not is_archived`.execute(db);
  return rows;
}

/** Payees that a line can mean: their key begins with one of its words, or stands in it as a whole. */
export async function payeesNamedIn(
  db: Db,
  ledgerId: string,
  line: { words: readonly string[]; key: string },
): Promise<EntryPayee[]> {
  const { rows } = await sql<EntryPayee>`
    select id, name, default_category_id from payees p
    where p.ledger_id = ${ledgerId}::uuid and not p.is_archived
      and (position(p.key in ${line.key}) > 0 or exists (select from unnest(${line.words}::text[]) w where p.key ^@ w))
    order by length(p.key), p.id limit ${mostPayees}`.execute(db);
  return rows;
}
