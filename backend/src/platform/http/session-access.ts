import type { Role } from '@expenseai/contracts/ledgers';
import type { Database } from '../database/database.ts';

/** What a session may do at this moment. */
export interface SessionAccess {
  userId: string;
  locale: string;
  timeZone: string;
  /** 1 for Monday to 7. */
  weekStart: number;
  isAdministrator: boolean;
  /** When the user last proved who they are. */
  provedAt: Date;
  /** In the ledger asked for; null for somebody who isn't a member, and where there is no ledger. */
  role: Role | null;
}

/** Gives what a live session may do, or undefined once it has ended. */
export type FindSessionAccess = (sessionId: string, ledgerId: string | undefined) => Promise<SessionAccess | undefined>;

const text = `
  select s.user_id as "userId", u.locale, u.time_zone as "timeZone", u.week_start as "weekStart",
    u.is_administrator as "isAdministrator", s.proved_at as "provedAt",
    case when $2::uuid is null then null else role_in(s.user_id, $2::uuid) end as role
  from sessions s
  join users u on u.id = s.user_id
  where s.id = $1::uuid and s.revoked_at is null and s.expires_at > now()`;

/**
 * Asks the database on each request, so that ending a session or a membership works at once: one prepared statement,
 * two or three primary-key look-ups.
 */
export function findSessionAccess({ pool }: Pick<Database, 'pool'>): FindSessionAccess {
  return async (sessionId, ledgerId) => {
    const values = [sessionId, ledgerId ?? null];
    const { rows } = await pool.query<SessionAccess>({ name: 'session-access', text, values });
    return rows[0];
  };
}
