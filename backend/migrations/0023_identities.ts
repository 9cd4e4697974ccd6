import { type Kysely, sql } from 'kysely';

/** Who a user is at an OpenID provider; found by issuer and subject, which never change, not by address. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table identities (
      issuer text not null,
      subject text not null,
      user_id uuid not null constraint identities_user_fkey references users on delete cascade,
      linked_at timestamptz not null default now(),
      constraint identities_pkey primary key (issuer, subject)
    );
    create index identities_user_idx on identities (user_id);

    grant select, insert, update, delete on identities to expenseai_app;
  `.execute(db);
}
