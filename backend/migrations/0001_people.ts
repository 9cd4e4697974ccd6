import { type Kysely, sql } from 'kysely';

/** Users and how they sign in. None of it belongs to a ledger. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table users (
      id uuid constraint users_pkey primary key,
      email text not null constraint users_email_key unique,
      name text,
      locale text not null,
      time_zone text not null,
      week_start smallint not null default 1 constraint users_week_start_check check (week_start between 1 and 7),
      theme text not null default 'system' constraint users_theme_check check (theme in ('light', 'dark', 'system')),
      is_administrator boolean not null default false,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );

    create table credentials (
      user_id uuid not null constraint credentials_user_fkey references users on delete cascade,
      kind text not null constraint credentials_kind_check check (kind in ('password')),
      secret text not null,
      updated_at timestamptz not null default now(),
      constraint credentials_pkey primary key (user_id, kind)
    );

    create table sessions (
      id uuid constraint sessions_pkey primary key,
      user_id uuid not null constraint sessions_user_fkey references users on delete cascade,
      refresh_hash bytea not null,
      previous_hash bytea,
      rotated_at timestamptz,
      device text not null,
      address text not null,
      created_at timestamptz not null default now(),
      last_used_at timestamptz not null default now(),
      expires_at timestamptz not null,
      revoked_at timestamptz,
      revoked_reason text
    );
    create index sessions_user_idx on sessions (user_id);

    create table known_devices (
      user_id uuid not null constraint known_devices_user_fkey references users on delete cascade,
      device_hash bytea not null,
      created_at timestamptz not null default now(),
      constraint known_devices_pkey primary key (user_id, device_hash)
    );

    create table reset_links (
      token_hash bytea constraint reset_links_pkey primary key,
      user_id uuid not null constraint reset_links_user_fkey references users on delete cascade,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz
    );

    -- No key to users: a chain must stay whole when its user is deleted.
    create table security_events (
      user_id uuid not null,
      sequence bigint not null,
      id uuid not null,
      event text not null,
      address text,
      device text,
      details jsonb not null default '{}',
      at timestamptz not null,
      previous_hash bytea,
      hash bytea not null,
      constraint security_events_pkey primary key (user_id, sequence)
    );

    create table idempotency_keys (
      user_id uuid not null,
      route text not null,
      key text not null,
      body_hash bytea not null,
      status smallint,
      response jsonb,
      operation_id uuid,
      created_at timestamptz not null default now(),
      constraint idempotency_keys_pkey primary key (user_id, route, key)
    );
    create index idempotency_keys_created_idx on idempotency_keys (created_at);
  `.execute(db);
}
