import { type Kysely, sql } from 'kysely';

/** The ledger's version at which what waits for review last changed: what is worked out of it is kept until then. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ledgers add column review_version bigint not null default 0;
    update ledgers set review_version = version;
  `.execute(db);
}
