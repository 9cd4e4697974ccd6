import { type Kysely, sql } from 'kysely';

/** Whether changes are refused, and when each task of the operator was done. None of it belongs to a ledger. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- At most one row; it is there while the mode is on.
    create table maintenance_mode (
      only_one boolean not null default true constraint maintenance_mode_pkey primary key
        constraint maintenance_mode_only_one_check check (only_one),
      since timestamptz not null
    );

    -- No key to users: what was done stays done when its doer is deleted.
    create table maintenance_records (
      id uuid constraint maintenance_records_pkey primary key,
      task text not null,
      user_id uuid,
      done_at timestamptz not null
    );
    create index maintenance_records_task_idx on maintenance_records (task, done_at desc);

    grant select, insert, delete on maintenance_mode to expenseai_app;
    grant select, insert on maintenance_records to expenseai_app;
  `.execute(db);
}
