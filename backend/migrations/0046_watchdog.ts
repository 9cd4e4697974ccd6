import { type Kysely, sql } from 'kysely';

/** What is wrong with the installation at the moment and was told, so that no instance tells it twice. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table watchdog_conditions (
      condition text constraint watchdog_conditions_pkey primary key,
      since timestamptz not null
    );
    grant select, insert, delete on watchdog_conditions to expenseai_app;
  `.execute(db);
}
