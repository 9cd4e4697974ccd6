import { type RawBuilder, sql } from 'kysely';
import type { QueryResultRow } from 'pg';
import type { Session } from './database.ts';

/**
 * Runs a query whose text never varies as a prepared statement: row-level security makes planning dearer than the
 * answer. Columns come as the SQL names them, so alias them in camel case: `sum(x) as "totalSum"`.
 */
export async function runNamed<Row extends QueryResultRow>(
  { db, client }: Session,
  name: string,
  query: RawBuilder<unknown>,
): Promise<Row[]> {
  const { sql, parameters } = query.compile(db);
  const { rows } = await client.query<Row>({ name, text: sql, values: [...parameters] });
  return rows;
}

/**
 * Runs a query about rows by their ids: about a single one, as most changes are, it is kept prepared. `query` gets the
 * condition that follows the column.
 */
export async function runByIds<Row extends QueryResultRow>(
  session: Session,
  name: string,
  ids: readonly string[],
  query: (among: RawBuilder<unknown>) => RawBuilder<unknown>,
): Promise<Row[]> {
  const [id] = ids;
  if (ids.length === 1) return runNamed<Row>(session, name, query(sql`= ${id}::uuid`));
  const { sql: text, parameters } = query(sql`= any(${ids}::uuid[])`).compile(session.db);
  const { rows } = await session.client.query<Row>(text, [...parameters]);
  return rows;
}

/** Texts of queries that are kept prepared, on every connection that runs them; never more than `mostKept`. */
const names = new Map<string, string>();
const mostKept = 200;
/** Texts met once since it was emptied last. */
const metOnce = new Set<string>();
const mostMetOnce = 500;

/**
 * The same for a query that people compose: from its second run on its text is kept prepared, as long as there is room.
 * Where values are parameters, texts differ by the shape of the query alone.
 */
export async function runComposed<Row extends QueryResultRow>(
  { db, client }: Session,
  query: RawBuilder<unknown>,
): Promise<Row[]> {
  const { sql: text, parameters } = query.compile(db);
  const name = nameOf(text);
  const { rows } = await client.query<Row>({ ...(name && { name }), text, values: [...parameters] });
  return rows;
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size === mostKept) return known;
  if (metOnce.delete(text)) {
    names.set(text, `composed-${names.size}`);
    return names.get(text);
  }
  if (metOnce.size === mostMetOnce) metOnce.clear();
  metOnce.add(text);
  return undefined;
}
