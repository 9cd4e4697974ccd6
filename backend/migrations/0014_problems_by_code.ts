import { type Kysely, sql } from 'kysely';

/** What stood in an import's way as codes beside the sentence, so that it can be said in any language. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table imports add column problems jsonb`.execute(db);
}
