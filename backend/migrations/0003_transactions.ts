import { type Kysely, sql } from 'kysely';

/** Transactions, their splits, and the totals by month and by day kept from them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create extension if not exists pg_trgm;

    create table transactions (
      ledger_id uuid not null constraint transactions_ledger_fkey references ledgers on delete cascade,
      id uuid not null,
      account_id uuid not null,
      date date not null,
      amount bigint not null constraint transactions_amount_check check (amount between -10000000000000 and 10000000000000),
      payee_id uuid,
      notes text constraint transactions_notes_check check (length(notes) <= 10000),
      tags text[] not null default '{}' constraint transactions_tags_check check (cardinality(tags) <= 50),
      payment_method text,
      status text not null constraint transactions_status_check check (status in ('pending', 'cleared', 'reconciled')),
      transfer_id uuid,
      original_amount bigint,
      original_currency text,
      -- What the bank said, never changed by edits.
      source text not null,
      external_id text,
      statement_date date,
      statement_amount bigint,
      descriptor text,
      import_id uuid,
      category_source text constraint transactions_category_source_check check (category_source in ('hand', 'rule', 'model')),
      confidence real,
      needs_review boolean not null default false,
      reviewed_at timestamptz,
      -- Payee, notes and descriptor, normalised by core.
      search_text text not null default '',
      created_operation_id uuid not null,
      version bigint not null,
      created_at timestamptz not null default now(),
      constraint transactions_pkey primary key (ledger_id, id),
      constraint transactions_account_fkey foreign key (ledger_id, account_id) references accounts (ledger_id, id),
      constraint transactions_payee_fkey foreign key (ledger_id, payee_id) references payees (ledger_id, id)
    );
    create index transactions_date_idx on transactions (ledger_id, date, id);
    create index transactions_account_idx on transactions (ledger_id, account_id, date, id);
    create index transactions_payee_idx on transactions (ledger_id, payee_id);
    create index transactions_operation_idx on transactions (ledger_id, created_operation_id);
    create index transactions_moved_idx on transactions (ledger_id, account_id, statement_date) where statement_date <> date;
    create index transactions_transfer_idx on transactions (ledger_id, transfer_id) where transfer_id is not null;
    create index transactions_transfer_date_idx on transactions (ledger_id, date) where transfer_id is not null;
    create index transactions_review_idx on transactions (ledger_id, payee_id, account_id) include (amount) where needs_review;
    create index transactions_pending_idx on transactions (ledger_id, date) where status = 'pending';
    create index transactions_search_idx on transactions using gin (search_text gin_trgm_ops);
    create index transactions_tags_idx on transactions using gin (tags) where tags <> '{}';

    create table splits (
      ledger_id uuid not null,
      transaction_id uuid not null,
      n smallint not null,
      category_id uuid,
      amount bigint not null,
      -- In the ledger's base currency at the day's rate; null where no rate is known.
      base_amount bigint,
      notes text,
      -- Repeated from the transaction, so that lists and reports by category need no join.
      date date not null,
      account_id uuid not null,
      is_transfer boolean not null,
      constraint splits_pkey primary key (ledger_id, transaction_id, n),
      constraint splits_transaction_fkey foreign key (ledger_id, transaction_id) references transactions (ledger_id, id),
      constraint splits_category_fkey foreign key (ledger_id, category_id) references categories (ledger_id, id)
    );
    create index splits_category_idx on splits (ledger_id, category_id, date, transaction_id);

    -- Rows that an undone operation had made, as they were: redo moves them back. Moving is several times faster than
    -- images of each row.
    create table undone_transactions (like transactions including defaults);
    create index undone_transactions_operation_idx on undone_transactions (ledger_id, created_operation_id);
    create table undone_splits (like splits);
    create index undone_splits_transaction_idx on undone_splits (ledger_id, transaction_id);

    -- income, expense: signed sums without transfers; net: with them, so that balance = opening + sum of net.
    create table month_totals (
      ledger_id uuid not null constraint month_totals_ledger_fkey references ledgers on delete cascade,
      month date not null,
      account_id uuid not null,
      -- All zeros where there is no category.
      category_id uuid not null,
      currency text not null,
      income bigint not null,
      expense bigint not null,
      net bigint not null,
      base_income bigint not null,
      base_expense bigint not null,
      count integer not null,
      missing integer not null,
      constraint month_totals_pkey primary key (ledger_id, month, account_id, category_id, currency)
    );

    -- The same by day without the category: the spending curve and what is usual by a day of the month.
    create table day_totals (
      ledger_id uuid not null constraint day_totals_ledger_fkey references ledgers on delete cascade,
      date date not null,
      account_id uuid not null,
      currency text not null,
      income bigint not null,
      expense bigint not null,
      net bigint not null,
      count integer not null,
      constraint day_totals_pkey primary key (ledger_id, date, account_id, currency)
    );

    -- Bank lines that are no transaction's own facts: of a deleted transaction, skipped by a person, or merged into a
    -- transaction that has other facts. They keep a line that comes again from being added again.
    create table remembered_lines (
      ledger_id uuid not null constraint remembered_lines_ledger_fkey references ledgers on delete cascade,
      id uuid not null,
      why text not null constraint remembered_lines_why_check check (why in ('deleted', 'skipped', 'merged')),
      -- The transaction that it was or became.
      transaction_id uuid,
      account_id uuid not null,
      source text not null,
      external_id text,
      statement_date date,
      statement_amount bigint not null,
      descriptor text not null,
      created_operation_id uuid not null,
      constraint remembered_lines_pkey primary key (ledger_id, id)
    );
    create index remembered_lines_account_idx on remembered_lines (ledger_id, account_id, statement_date);

    create table category_models (
      ledger_id uuid not null constraint category_models_ledger_fkey references ledgers on delete cascade,
      feature text not null,
      category_id uuid not null,
      count integer not null,
      constraint category_models_pkey primary key (ledger_id, feature, category_id)
    );
  `.execute(db);
}
