import { type Kysely, sql } from 'kysely';

/**
 * Ledgers, their members and reference data. Every key of a tenant table starts with `ledger_id`,
 * so that nothing can point across ledgers and the schema can be distributed by it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ledgers (
      id uuid constraint ledgers_pkey primary key,
      name text not null constraint ledgers_name_check check (length(name) between 1 and 200),
      currency text not null constraint ledgers_currency_check check (currency ~ '^[A-Z]{3}$'),
      month_start smallint not null default 1 constraint ledgers_month_start_check check (month_start between 1 and 28),
      time_zone text not null,
      language text not null default 'en',
      monthly_income bigint,
      saving_goal bigint,
      review_threshold real not null default 0.8 constraint ledgers_review_threshold_check check (review_threshold between 0 and 1),
      is_demo boolean not null default false,
      version bigint not null default 0,
      created_at timestamptz not null default now()
    );

    create table members (
      ledger_id uuid not null constraint members_ledger_fkey references ledgers on delete cascade,
      user_id uuid not null constraint members_user_fkey references users on delete cascade,
      role text not null constraint members_role_check check (role in ('owner', 'editor', 'viewer')),
      added_at timestamptz not null default now(),
      constraint members_pkey primary key (ledger_id, user_id)
    );
    create index members_user_idx on members (user_id);

    create table accounts (
      ledger_id uuid not null constraint accounts_ledger_fkey references ledgers on delete cascade,
      id uuid not null,
      name text not null constraint accounts_name_check check (length(name) between 1 and 200),
      kind text not null constraint accounts_kind_check check (
        kind in ('cash', 'current', 'savings', 'credit_card', 'loan', 'investment', 'asset', 'liability')),
      currency text not null constraint accounts_currency_check check (currency ~ '^[A-Z]{3}$'),
      number text,
      opening_balance bigint not null default 0,
      opened_on date,
      is_closed boolean not null default false,
      reconciled_until date,
      position integer not null default 0,
      created_operation_id uuid not null,
      version bigint not null,
      created_at timestamptz not null default now(),
      constraint accounts_pkey primary key (ledger_id, id),
      constraint accounts_name_key unique (ledger_id, name)
    );

    create table category_groups (
      ledger_id uuid not null constraint category_groups_ledger_fkey references ledgers on delete cascade,
      id uuid not null,
      name text not null constraint category_groups_name_check check (length(name) between 1 and 200),
      position integer not null default 0,
      created_operation_id uuid not null,
      version bigint not null,
      constraint category_groups_pkey primary key (ledger_id, id),
      constraint category_groups_name_key unique (ledger_id, name)
    );

    create table categories (
      ledger_id uuid not null constraint categories_ledger_fkey references ledgers on delete cascade,
      id uuid not null,
      group_id uuid not null,
      name text not null constraint categories_name_check check (length(name) between 1 and 200),
      kind text not null constraint categories_kind_check check (kind in ('income', 'expense')),
      icon text not null,
      colour text not null,
      common text,
      is_archived boolean not null default false,
      position integer not null default 0,
      created_operation_id uuid not null,
      version bigint not null,
      constraint categories_pkey primary key (ledger_id, id),
      constraint categories_name_key unique (ledger_id, group_id, name),
      constraint categories_group_fkey foreign key (ledger_id, group_id) references category_groups (ledger_id, id)
    );

    create table payees (
      ledger_id uuid not null constraint payees_ledger_fkey references ledgers on delete cascade,
      id uuid not null,
      name text not null constraint payees_name_check check (length(name) between 1 and 200),
      -- Two spellings with one key are one payee.
      key text not null,
      aliases text[] not null default '{}',
      default_category_id uuid,
      is_archived boolean not null default false,
      created_operation_id uuid not null,
      version bigint not null,
      constraint payees_pkey primary key (ledger_id, id),
      constraint payees_key_key unique (ledger_id, key),
      constraint payees_default_category_fkey foreign key (ledger_id, default_category_id) references categories (ledger_id, id)
    );

    create table tags (
      ledger_id uuid not null constraint tags_ledger_fkey references ledgers on delete cascade,
      id uuid not null,
      name text not null constraint tags_name_check check (length(name) between 1 and 50),
      created_operation_id uuid not null,
      version bigint not null,
      constraint tags_pkey primary key (ledger_id, id),
      constraint tags_name_key unique (ledger_id, name)
    );

    create table views (
      ledger_id uuid not null constraint views_ledger_fkey references ledgers on delete cascade,
      id uuid not null,
      name text not null constraint views_name_check check (length(name) between 1 and 200),
      -- The query's text with ids in place of names.
      q text not null,
      position integer not null default 0,
      created_operation_id uuid not null,
      version bigint not null,
      constraint views_pkey primary key (ledger_id, id),
      constraint views_name_key unique (ledger_id, name)
    );
  `.execute(db);
}
