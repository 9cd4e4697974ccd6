import { payeeKey } from '@expenseai/core/categorising/clean-payee';
import type { Named, NamedCategory } from '@expenseai/core/query/names';
import { sql } from 'kysely';
import type { Db, Session } from '../../platform/database/database.ts';
import { runNamed } from '../../platform/database/run-named.ts';

/** A text or tag with more hits than this is looked for along the list instead. */
const mostHits = 2_000;
/** Newest lines that are looked at, and how many of them a common word is in. */
const sample = 1_000;
const commonIn = 50;

/** What a query's dates and its cache depend on. */
export interface QueryLedger {
  monthStart: number;
  ledgerVersion: number;
  currency: string;
}

export interface QueryReferences {
  categories: NamedCategory[];
  categoryGroups: Named[];
  accounts: (Named & { currency: string })[];
  payees: Named[];
  tags: string[];
}

const ofLedger = (ledgerId: string) => sql`
  select month_start as "monthStart", version as "ledgerVersion", currency from ledgers where id = ${ledgerId}::uuid`;

/** Undefined for a ledger that isn't there. */
export async function queryLedger(session: Session, ledgerId: string): Promise<QueryLedger | undefined> {
  const [row] = await runNamed<QueryLedger>(session, 'query-ledger', ofLedger(ledgerId));
  return row;
}

/** The names that a query can refer to, in one round trip. */
export async function queryReferences(
  db: Db,
  ledgerId: string,
  mentioned: { payees: string[]; needsTags: boolean },
): Promise<QueryReferences> {
  const keys = mentioned.payees.map(payeeKey);
  const { rows } = await sql<QueryReferences>`
    select
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
  return rows[0] ?? { categories: [], categoryGroups: [], accounts: [], payees: [], tags: [] };
}

/**
 * Ids of transactions whose search text is like the pattern, by the trigram index; null where there are too many. A
 * word of every other line is recognised by the newest lines: the index would name half of the ledger.
 */
export async function textHits(session: Session, ledgerId: string, pattern: string): Promise<string[] | null> {
  // Trigrams need three characters; less is looked for along the list.
  if (pattern.replaceAll('%', '').length < 3) return null;
  if (await isCommon(session, ledgerId, pattern)) return null;
  return few(session, 'text-hits', 'select transactions_with_text($1, $2) as id', pattern);
}

async function isCommon(session: Session, ledgerId: string, pattern: string): Promise<boolean> {
  const newest = sql`
    select search_text from transactions where ledger_id = ${ledgerId}::uuid order by date desc, id desc limit ${sql.lit(sample)}`;
  const [found] = await runNamed<{ hits: number }>(
    session,
    'text-sample',
    sql`select count(*)::integer as hits from (${newest}) t where t.search_text like ${pattern}`,
  );
  return (found?.hits ?? 0) >= commonIn;
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
