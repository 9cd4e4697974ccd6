import { payeeKey } from '@expenseai/core/categorising/clean-payee';
import type { QueryNames } from '@expenseai/core/query/names';
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';

/** Everything in the ledger that has a name a query can use, and the payees asked for. */
export async function nameable(
  db: Db,
  ledgerId: string,
  { payeeNames, payeeIds }: { payeeNames: readonly string[]; payeeIds: readonly string[] },
): Promise<QueryNames> {
  const { rows } = await sql<QueryNames>`
    select
      (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'groupId', c.group_id, 'kind', c.kind) order by c.position, c.id), '[]')
        from categories c where c.ledger_id = l.id) as categories,
      (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name) order by g.position, g.id), '[]')
        from category_groups g where g.ledger_id = l.id) as category_groups,
      (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name) order by a.position, a.id), '[]')
        from accounts a where a.ledger_id = l.id) as accounts,
      (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.id), '[]')
        from payees p where p.ledger_id = l.id
          and (p.key = any(${payeeNames.map(payeeKey)}::text[]) or p.id = any(${payeeIds}::uuid[]))) as payees
    from ledgers l where l.id = ${ledgerId}::uuid`.execute(db);
  return rows[0] ?? { categories: [], categoryGroups: [], accounts: [], payees: [] };
}
