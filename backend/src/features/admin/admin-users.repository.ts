import type { AdminUser } from '@expenseai/contracts/admin';
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';

interface UserRow extends Omit<AdminUser, 'createdAt' | 'lastSeenAt'> {
  createdAt: Date;
  lastSeenAt: Date | null;
}

/** Users newest first, from `before` on; one statement, with three look-ups by index for each user of the page. */
export async function listUserRows(
  db: Db,
  search: string,
  before: string | undefined,
  limit: number,
): Promise<AdminUser[]> {
  const { rows } = await sql<UserRow>`
    select u.id, u.email, u.name, u.is_administrator, u.created_at, s.last_seen_at, s.sessions,
      (select count(*)::integer from ledgers_of(u.id)) as ledgers,
      storage_used(u.id) as storage_bytes
    from users u
    cross join lateral (
      select max(s.last_used_at) as last_seen_at,
        count(*) filter (where s.revoked_at is null and s.expires_at > now())::integer as sessions
      from sessions s where s.user_id = u.id
    ) s
    where (${search} = '' or position(lower(${search}) in lower(u.email || ' ' || coalesce(u.name, ''))) > 0)
      and (${before ?? null}::uuid is null or u.id < ${before ?? null}::uuid)
    order by u.id desc
    limit ${limit}`.execute(db);
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  }));
}

export async function isUser(db: Db, userId: string): Promise<boolean> {
  const row = await db.selectFrom('users').select('id').where('id', '=', userId).executeTakeFirst();
  return row !== undefined;
}
