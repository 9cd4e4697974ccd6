import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';

/** Days that an ended session is kept with its address and device; each user's last one stays, by which it is known when she was here. */
const keptDays = 90;

/** Forgets sessions that ended long ago, and links and invitations that have run out. One scan of each table. */
export async function sweepSignIns(db: Db): Promise<void> {
  await sql`
    delete from sessions s
    where coalesce(s.revoked_at, s.expires_at) < now() - make_interval(days => ${keptDays})
      and exists (select from sessions later where later.user_id = s.user_id and later.last_used_at > s.last_used_at)`.execute(
    db,
  );
  for (const table of ['reset_links', 'verification_links', 'user_invites']) {
    await sql`delete from ${sql.table(table)} where expires_at < now() - interval '1 day'`.execute(db);
  }
}
