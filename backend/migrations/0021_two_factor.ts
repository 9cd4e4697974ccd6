import { type Kysely, sql } from 'kysely';

/** The second step of signing in: a secret shared with an app, and codes for the day its phone is lost. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table totp_secrets (
      user_id uuid constraint totp_secrets_pkey primary key
        constraint totp_secrets_user_fkey references users on delete cascade,
      -- Sealed with the encryption key.
      secret text not null,
      -- Null until a first code has shown that the app has it.
      confirmed_at timestamptz,
      -- Of the last code that was taken: neither it nor an older one is taken again.
      last_step bigint not null default 0
    );

    create table recovery_codes (
      user_id uuid not null constraint recovery_codes_user_fkey references users on delete cascade,
      code_hash bytea not null,
      used_at timestamptz,
      constraint recovery_codes_pkey primary key (user_id, code_hash)
    );

    grant select, insert, update, delete on totp_secrets, recovery_codes to expenseai_app;
  `.execute(db);
}
