import { type Kysely, sql } from 'kysely';

/** Imported files and what they propose. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table imports (
      ledger_id uuid not null constraint imports_ledger_fkey references ledgers on delete cascade,
      id uuid not null,
      user_id uuid not null,
      status text not null constraint imports_status_check check (status in ('parsing', 'ready', 'committing', 'done', 'failed')),
      file_name text not null,
      file_hash bytea not null,
      size bigint not null,
      format text,
      bank text,
      shape text,
      inferences jsonb not null default '[]',
      questions jsonb not null default '[]',
      answers jsonb not null default '{}',
      -- One for each account in the file: key, accountId or newAccount, lineCount.
      accounts jsonb not null default '[]',
      chosen_account_id uuid,
      chosen_new_account jsonb,
      counts jsonb not null default '{"total":0,"new":0,"duplicate":0,"matched":0,"uncertain":0,"invalid":0}',
      first_date date,
      last_date date,
      currency text,
      not_counted integer not null default 0,
      progress real not null default 0,
      balance_check jsonb,
      -- The ledger's version that the lines were matched against: nothing to match again while it is the same.
      matched_version bigint,
      operation_id uuid,
      problem text,
      version bigint not null default 1,
      created_at timestamptz not null default now(),
      constraint imports_pkey primary key (ledger_id, id)
    );
    create index imports_created_idx on imports (ledger_id, created_at, id);

    -- Proposed lines, a thousand to a row, as compressed JSON.
    create table proposals (
      ledger_id uuid not null,
      import_id uuid not null,
      chunk integer not null,
      lines bytea not null,
      constraint proposals_pkey primary key (ledger_id, import_id, chunk),
      constraint proposals_import_fkey foreign key (ledger_id, import_id) references imports (ledger_id, id) on delete cascade
    );
    alter table proposals alter column lines set storage external;

    -- What a person decided on a line.
    create table import_decisions (
      ledger_id uuid not null,
      import_id uuid not null,
      line integer not null,
      action text constraint import_decisions_action_check check (action in ('add', 'skip', 'merge')),
      payee text,
      has_payee boolean not null default false,
      category_id uuid,
      has_category boolean not null default false,
      constraint import_decisions_pkey primary key (ledger_id, import_id, line),
      constraint import_decisions_import_fkey foreign key (ledger_id, import_id) references imports (ledger_id, id) on delete cascade
    );

    -- What is remembered of files with the same header: the account they went to and the answers given.
    create table import_shapes (
      ledger_id uuid not null constraint import_shapes_ledger_fkey references ledgers on delete cascade,
      shape text not null,
      account_key text not null,
      account_id uuid not null,
      answers jsonb not null,
      constraint import_shapes_pkey primary key (ledger_id, shape, account_key)
    );
  `.execute(db);
}
