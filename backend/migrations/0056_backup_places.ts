import { type Kysely, sql } from 'kysely';

/** Where a backup lies, noted by whoever has made it: another process, with folders of its own, may be asked for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table backup_records
      -- Null where none was made, and for those of earlier versions.
      add column folder text,
      -- The second place, once the copy in it was read back.
      add column copied_to text;
  `.execute(db);
}
