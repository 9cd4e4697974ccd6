import { type Kysely, sql } from 'kysely';

/** Invitations into the installation have an id, who made them, and one for each address; the token may come later. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    delete from user_invites older using user_invites newer
      where older.email = newer.email and (older.created_at, older.token_hash) < (newer.created_at, newer.token_hash);
    alter table user_invites drop constraint user_invites_pkey;
    alter table user_invites
      add column id uuid not null default gen_random_uuid(),
      -- Null where the operator's command made it.
      add column invited_by uuid constraint user_invites_user_fkey references users on delete cascade,
      -- Null until the mail with the token goes out.
      alter column token_hash drop not null,
      add constraint user_invites_pkey primary key (id),
      add constraint user_invites_token_key unique (token_hash),
      add constraint user_invites_email_key unique (email);
    create index user_invites_user_idx on user_invites (invited_by);
  `.execute(db);
}
