import { type Kysely, sql } from 'kysely';

/** Passkeys, and what is asked of a person between two requests. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table challenges (
      token_hash bytea constraint challenges_pkey primary key,
      purpose text not null,
      -- Null where the answer says who it is.
      user_id uuid constraint challenges_user_fkey references users on delete cascade,
      state jsonb not null default '{}',
      expires_at timestamptz not null
    );
    create index challenges_expires_idx on challenges (expires_at);

    create table passkeys (
      id uuid constraint passkeys_pkey primary key,
      user_id uuid not null constraint passkeys_user_fkey references users on delete cascade,
      name text not null,
      credential_id text not null constraint passkeys_credential_key unique,
      public_key bytea not null,
      counter bigint not null constraint passkeys_counter_check check (counter >= 0),
      transports jsonb not null default '[]',
      is_backup_eligible boolean not null,
      is_backed_up boolean not null,
      created_at timestamptz not null default now(),
      last_used_at timestamptz
    );
    create index passkeys_user_idx on passkeys (user_id);

    grant select, insert, update, delete on challenges, passkeys to expenseai_app;
  `.execute(db);
}
