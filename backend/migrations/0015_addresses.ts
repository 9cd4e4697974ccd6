import { type Kysely, sql } from 'kysely';

/** Whether an e-mail address is its user's own: shown by a link that was sent to it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table users
      add column email_verified_at timestamptz,
      -- The address that takes the place of the other once it is verified.
      add column pending_email text;

    create table verification_links (
      token_hash bytea constraint verification_links_pkey primary key,
      user_id uuid not null constraint verification_links_user_fkey references users on delete cascade,
      email text not null,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index verification_links_user_idx on verification_links (user_id);
    create index reset_links_user_idx on reset_links (user_id);
    grant select, insert, update, delete on verification_links to expenseai_app;
  `.execute(db);
}
