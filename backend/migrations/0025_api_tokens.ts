import { type Kysely, sql } from 'kysely';

/** Tokens by which programs act for a user. No key to ledgers, since no global table points into a tenant's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table api_tokens (
      id uuid constraint api_tokens_pkey primary key,
      user_id uuid not null constraint api_tokens_user_fkey references users on delete cascade,
      name text not null,
      token_hash bytea not null constraint api_tokens_token_hash_key unique,
      scopes text[] not null constraint api_tokens_scopes_check check (scopes <@ array['read', 'write', 'export']),
      only_ledger_id uuid,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      last_used_at timestamptz
    );
    create index api_tokens_user_idx on api_tokens (user_id);
    grant select, insert, update, delete on api_tokens to expenseai_app;
  `.execute(db);
}
