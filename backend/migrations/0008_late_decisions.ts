import { type Kysely, sql } from 'kysely';

/** A decision on a line of a committed import belongs to its operation: with that undone, the line is open again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table import_decisions add column operation_id uuid`.execute(db);
}
