import { type RawBuilder, sql } from 'kysely';

/**
 * What `operate` records and undo restores, in the order in which rows can be made again. Members aren't among them:
 * an undo must not give access back that an owner has taken.
 */
export const entities = [
  'ledger',
  'category_group',
  'category',
  'account',
  'payee',
  'tag',
  'view',
  'transaction',
  'remembered_line',
] as const;

export type Entity = (typeof entities)[number];

interface EntityTable {
  table: string;
  /** Column that names the row within its ledger. */
  key: string;
  /** Whether rows name the operation that made them. */
  hasCreator: boolean;
}

export const entityTables: Record<Entity, EntityTable> = {
  ledger: { table: 'ledgers', key: 'id', hasCreator: false },
  category_group: { table: 'category_groups', key: 'id', hasCreator: true },
  category: { table: 'categories', key: 'id', hasCreator: true },
  account: { table: 'accounts', key: 'id', hasCreator: true },
  payee: { table: 'payees', key: 'id', hasCreator: true },
  tag: { table: 'tags', key: 'id', hasCreator: true },
  view: { table: 'views', key: 'id', hasCreator: true },
  transaction: { table: 'transactions', key: 'id', hasCreator: true },
  remembered_line: { table: 'remembered_lines', key: 'id', hasCreator: true },
};

/** A row's whole image as jsonb, aliased `t` in the query: of a transaction with its splits, of a ledger without its version. */
export function imageOf(entity: Entity): RawBuilder<unknown> {
  switch (entity) {
    case 'transaction':
      return sql`(to_jsonb(t) || jsonb_build_object('splits', (
        select jsonb_agg(to_jsonb(s) order by s.n) from splits s
        where s.ledger_id = t.ledger_id and s.transaction_id = t.id)))`;
    case 'ledger':
      return sql`(to_jsonb(t) - 'version')`;
    case 'category_group':
    case 'category':
    case 'account':
    case 'payee':
    case 'tag':
    case 'view':
    case 'remembered_line':
      return sql`to_jsonb(t)`;
  }
}

/** `ledger_id` is the tenant column of every table but that of the ledgers themselves. */
export function ledgerColumn(entity: Entity): string {
  return entity === 'ledger' ? 'id' : 'ledger_id';
}
