import { payeeKey } from '@expenseai/core/categorising/clean-payee';
import type { Named, NamedCategory } from '@expenseai/core/query/names';
import { sql } from 'kysely';
import type { Db, Session } from '../../platform/database/database.ts';

/** A text or tag with more hits than this is looked for along the list instead. */
const mostHits = 2_000;

export interface QueryReferences {
  monthStart: number;
  ledgerVersion: number;
  currency: string;
  categories: NamedCategory[];
  categoryGroups: Named[];
  accounts: (Named & { currency: string })[];
  payees: Named[];
  tags: string[];
}

/** The names that a query can refer to, in one round trip. */
export async function queryReferences(
  db: Db,
  ledgerId: string,
  mentioned: { payees: string[]; needsTags: boolean },
): Promise<QueryReferences> {
  const keys = mentioned.payees.map(payeeKey);
  const { rows } = await sql<QueryReferences>`
    select l.month_start, l.version as ledger_version, l.currency,
      (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'groupId', c.group_id, 'kind', c.kind) order by c.position, c.id), '[]')
        from categories c where c.ledger_id = l.id) as categories,
      (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name) order by g.position, g.id), '[]')
        from category_groups g where g.ledger_id = l.id) as category_groups,
      (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'currency', a.currency) order by a.position, a.id), '[]')
        from accounts a where a.ledger_id = l.id) as accounts,
      (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name)), '[]')
        from payees p where p.ledger_id = l.id and p.key = any(${keys}::text[])) as payees,
      case when ${mentioned.needsTags} then
        (select coalesce(json_agg(t.name), '[]') from tags t where t.ledger_id = l.id) else '[]' end as tags
    from ledgers l where l.id = ${ledgerId}::uuid`.execute(db);
  const row = rows[0];
  if (!row)
    return {
      monthStart: 1,
      ledgerVersion: 0,
      currency: 'USD',
      categories: [],
      categoryGroups: [],
      accounts: [],
      payees: [],
      tags: [],
    };
  return row;
}

/** Ids of transactions whose search text is like the pattern, by the trigram index; null where there are too many. */
export function textHits(session: Session, pattern: string): Promise<string[] | null> {
  // Trigrams need three characters; less is looked for along the list.
  if (pattern.replaceAll('%', '').length < 3) return Promise.resolve(null);
  return few(session, 'text-hits', 'select transactions_with_text($1, $2) as id', pattern);
}

/** The same by tags. */
export function tagHits(session: Session, names: string[]): Promise<string[] | null> {
  if (names.length === 0) return Promise.resolve([]);
  return few(session, 'tag-hits', 'select transactions_with_tags($1, $2) as id', names);
}

async function few({ client }: Session, name: string, text: string, value: unknown): Promise<string[] | null> {
  const { rows } = await client.query<{ id: string }>({ name, text, values: [value, mostHits + 1] });
  return rows.length > mostHits ? null : rows.map((row) => row.id);
}
