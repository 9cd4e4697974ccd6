import { type Kysely, sql } from 'kysely';

/** Invitations, until they are accepted, taken back or too old: into a ledger, and into the installation. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ledger_invites (
      ledger_id uuid not null constraint ledger_invites_ledger_fkey references ledgers on delete cascade,
      id uuid not null,
      role text not null constraint ledger_invites_role_check check (role in ('owner', 'editor', 'viewer')),
      -- Who is written to; null where a link was handed over.
      email text,
      -- Null until the mail with the token goes out.
      token_hash bytea,
      invited_by uuid not null constraint ledger_invites_user_fkey references users on delete cascade,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      constraint ledger_invites_pkey primary key (ledger_id, id)
    );
    create index ledger_invites_user_idx on ledger_invites (invited_by);
    alter table ledger_invites enable row level security;
    alter table ledger_invites force row level security;
    create policy tenant on ledger_invites
      using (ledger_id = (select nullif(current_setting('app.ledger_id', true), '')::uuid))
      with check (ledger_id = (select nullif(current_setting('app.ledger_id', true), '')::uuid));

    create table user_invites (
      token_hash bytea constraint user_invites_pkey primary key,
      -- The only address that may register with it.
      email text not null,
      is_administrator boolean not null default false,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    );
    grant select, insert, update, delete on ledger_invites, user_invites to expenseai_app;
  `.execute(db);
}
