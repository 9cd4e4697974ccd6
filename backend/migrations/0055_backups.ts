import { type Kysely, sql } from 'kysely';

/** Backups and tests of restoring them, and who and what was deleted. None of it belongs to a ledger. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table backup_records (
      id uuid constraint backup_records_pkey primary key,
      kind text not null constraint backup_records_kind_check check (kind in ('backup', 'restore-test')),
      -- Of the file; null where none was made.
      file_name text,
      bytes bigint,
      started_at timestamptz not null,
      finished_at timestamptz not null,
      -- What went wrong; a backup that has a file is whole all the same, only its second place lacks it.
      problem text
    );
    create index backup_records_kind_idx on backup_records (kind, started_at desc);

    -- Ids only, so that what was deleted stays deleted when an older backup is restored. No keys: they are gone.
    create table deletions (
      kind text not null constraint deletions_kind_check check (kind in ('user', 'ledger')),
      id uuid not null,
      deleted_at timestamptz not null default now(),
      constraint deletions_pkey primary key (kind, id)
    );
    create index deletions_at_idx on deletions (deleted_at);

    grant select, insert on backup_records, deletions to expenseai_app;
  `.execute(db);
}
