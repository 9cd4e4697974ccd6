import { type Kysely, sql } from 'kysely';

/** What administrators have switched, for everybody or for one ledger or user. It belongs to no ledger. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table feature_flags (
      flag text not null,
      scope text not null constraint feature_flags_scope_check check (scope in ('everybody', 'ledger', 'user')),
      subject_id uuid,
      is_on boolean not null,
      changed_at timestamptz not null,
      constraint feature_flags_key unique nulls not distinct (flag, scope, subject_id),
      constraint feature_flags_subject_check check ((scope = 'everybody') = (subject_id is null))
    );
    grant select, insert, update, delete on feature_flags to expenseai_app;
  `.execute(db);
}
