import { type Kysely, sql } from 'kysely';

/** Proposals come compressed: trying to compress them again is time lost. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table proposals alter column lines set storage external`.execute(db);
}
