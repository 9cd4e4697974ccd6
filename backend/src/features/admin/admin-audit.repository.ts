import type { AdminAuditEvent } from '@expenseai/contracts/admin';
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';

interface AuditFilter {
  /** Name of an event; empty: all. */
  event: string;
  /** Words of a person's name or address; empty: everybody's. */
  search: string;
  /** Id of the event that ended the page before. */
  before: string | undefined;
}

/** Security events of everybody, newest first; one statement along an index. */
export async function listSecurityRows(db: Db, filter: AuditFilter, limit: number): Promise<AdminAuditEvent[]> {
  const rows = await db
    .selectFrom('securityEvents as e')
    .leftJoin('users as u', 'u.id', 'e.userId')
    .select(['e.id', 'e.event', 'e.at', 'e.userId', 'u.name', 'u.email', 'e.address', 'e.device'])
    .$if(filter.event !== '', (query) => query.where(sql<boolean>`e.event = ${filter.event}`))
    .$if(filter.search !== '', (query) =>
      query.where('e.userId', 'in', (select) =>
        select
          .selectFrom('users')
          .select('id')
          .where(
            sql<boolean>`position(lower(${filter.search}) in lower(users.email || ' ' || coalesce(users.name, ''))) > 0`,
          ),
      ),
    )
    .$if(filter.before !== undefined, (query) => query.where('e.id', '<', filter.before ?? ''))
    .orderBy('e.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Names of the events that there are, in order; one step along the index for each. */
export async function listEventNames(db: Db): Promise<string[]> {
  const { rows } = await sql<{ event: string }>`
    with recursive named as (
      (select event from security_events order by event limit 1)
      union all
      select (select e.event from security_events e where e.event > n.event order by e.event limit 1)
      from named n where n.event is not null
    )
    select event from named where event is not null`.execute(db);
  return rows.map(({ event }) => event);
}
