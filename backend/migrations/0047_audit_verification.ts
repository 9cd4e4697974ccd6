import { type Kysely, sql } from 'kysely';

/** When the audit log was last verified and what that found, whoever did it: an instance, or the command. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- At most one row: the last verification.
    create table audit_verification (
      only_one boolean not null default true constraint audit_verification_pkey primary key
        constraint audit_verification_only_one_check check (only_one),
      verified_at timestamptz not null,
      chains integer not null,
      faults integer not null
    );
    grant select, insert, update on audit_verification to expenseai_app;
  `.execute(db);
}
