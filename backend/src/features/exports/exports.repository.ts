import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';

export interface ExportedCategory {
  id: string;
  name: string;
  group: string;
  kind: 'income' | 'expense';
}

/** What ids in exported transactions stand for. */
export interface ExportNames {
  ledger: { id: string; name: string; currency: string };
  accounts: { id: string; name: string; currency: string }[];
  categories: ExportedCategory[];
}

export async function exportNames(db: Db, ledgerId: string): Promise<ExportNames | undefined> {
  const { rows } = await sql<ExportNames>`
    select json_build_object('id', l.id, 'name', l.name, 'currency', l.currency) as ledger,
      (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'currency', a.currency)
          order by a.position, a.id), '[]')
        from accounts a where a.ledger_id = l.id) as accounts,
      (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'group', g.name, 'kind', c.kind)
          order by g.position, g.id, c.position, c.id), '[]')
        from categories c join category_groups g on g.ledger_id = c.ledger_id and g.id = c.group_id
        where c.ledger_id = l.id) as categories
    from ledgers l where l.id = ${ledgerId}::uuid`.execute(db);
  return rows[0];
}
