import { createHash } from 'node:crypto';
import type { TokenScope } from '@expenseai/contracts/tokens';
import type { Database } from '../database/database.ts';
import type { SessionAccess } from './session-access.ts';

/** Begins every API token, so that scanners for leaked secrets know one when they see it. */
export const tokenPrefix = 'eai_';

/** What an API token may do at this moment; it proves nothing afresh, so what asks for that is closed to it. */
export interface TokenAccess extends Omit<SessionAccess, 'provedAt'> {
  tokenId: string;
  scopes: TokenScope[];
  /** The only ledger that it reaches; null: all of its user's. */
  onlyLedgerId: string | null;
}

/** Gives what a live API token may do, or undefined where there is none (any more). */
export type FindTokenAccess = (token: string, ledgerId: string | undefined) => Promise<TokenAccess | undefined>;

/** What the database keeps of an API token; hashed with the environment, so that a copied database brings none along. */
export function hashApiToken(token: string, environment: string): Buffer {
  return createHash('sha256').update(`${environment}\0${token}`).digest();
}

const text = `
  with token as (
    select id, user_id, scopes, only_ledger_id, last_used_at from api_tokens where token_hash = $1 and expires_at > now()
  ), used as (
    update api_tokens set last_used_at = now()
    where id = (select id from token where last_used_at is null or last_used_at < now() - interval '1 minute')
  )
  select t.id as "tokenId", t.scopes, t.only_ledger_id as "onlyLedgerId", t.user_id as "userId", u.locale,
    u.time_zone as "timeZone", u.week_start as "weekStart", u.is_administrator as "isAdministrator",
    case when $2::uuid is null then null else role_in(t.user_id, $2::uuid) end as role
  from token t
  join users u on u.id = t.user_id`;

/** Asks the database on each request: one prepared statement, which notes the use once a minute. */
export function findTokenAccess({ pool }: Pick<Database, 'pool'>, environment: string): FindTokenAccess {
  return async (token, ledgerId) => {
    const values = [hashApiToken(token, environment), ledgerId ?? null];
    const { rows } = await pool.query<TokenAccess>({ name: 'token-access', text, values });
    return rows[0];
  };
}
