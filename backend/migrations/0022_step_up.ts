import { type Kysely, sql } from 'kysely';

/** When the user of a session last proved who they are; what is sensitive wants it to be recent. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table sessions add column proved_at timestamptz;
    update sessions set proved_at = created_at;
    alter table sessions alter column proved_at set not null;
  `.execute(db);
}
