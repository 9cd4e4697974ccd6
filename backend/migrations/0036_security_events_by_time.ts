import { type Kysely, sql } from 'kysely';

/** For the administration, which lists the events of everybody: ids rise with time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index security_events_id_idx on security_events (id);
    create index security_events_event_idx on security_events (event, id);
  `.execute(db);
}
