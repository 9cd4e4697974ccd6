import type { RawBuilder } from 'kysely';
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
