import { type Kysely, sql } from 'kysely';

/** Identities at providers are listed and unlinked one by one, and known to their owner by their address there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table identities
      add column id uuid not null default gen_random_uuid() constraint identities_id_key unique,
      add column email text;
    alter table identities alter column id drop default;
  `.execute(db);
}
