import { type Kysely, sql } from 'kysely';

/** Since when each secret is in use, by the id of its key, which gives nothing away. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table known_secrets (
      name text not null,
      key_id text not null,
      first_seen_at timestamptz not null default now(),
      constraint known_secrets_pkey primary key (name, key_id)
    );
    grant select, insert on known_secrets to expenseai_app;
  `.execute(db);
}
