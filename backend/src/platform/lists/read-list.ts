import { today } from '@expenseai/core/calendar/plain-date';
import { AppError } from '@expenseai/core/errors';
import { sql } from 'kysely';
import type { CacheScope } from '../cache/ledger-caches.ts';
import type { Database, Session } from '../database/database.ts';
import { runNamed } from '../database/run-named.ts';
import type { Member } from '../http/caller.ts';
import { listTag } from '../http/etag.ts';

export interface ListRequest {
  caller: Member;
  now: Date;
  /** Everything that chooses what is listed. */
  query?: unknown;
  /** Takes the list's ETag before the list is read; may end the request because the client has the list already. */
  tag?: ((etag: string) => void) | undefined;
}

/** What a list depends on beside its rows. */
export interface ListScope extends CacheScope {
  currency: string;
  monthStart: number;
  /** The version at which what waits for review last changed. */
  reviewVersion: number;
}

/** Reads a list of a ledger in the same snapshot as the version that its ETag names. */
export function readList<T>(
  database: Database,
  { caller, now, query = {}, tag }: ListRequest,
  read: (session: Session, scope: ListScope) => Promise<T>,
): Promise<T> {
  const { ledgerId, timeZone, role } = caller;
  return database.inLedger(ledgerId, async (session) => {
    const ledger = await ledgerState(session, ledgerId);
    const localDate = today(now, timeZone);
    tag?.(listTag({ ledgerVersion: ledger.version, query, localDate, role }));
    return read(session, { ledgerId, ...ledger, today: localDate, role });
  });
}

type LedgerState = Pick<ListScope, 'version' | 'currency' | 'monthStart' | 'reviewVersion'>;

async function ledgerState(session: Session, ledgerId: string): Promise<LedgerState> {
  const query = sql`
    select version, currency, month_start as "monthStart", review_version as "reviewVersion"
    from ledgers where id = ${ledgerId}::uuid`;
  const [ledger] = await runNamed<LedgerState>(session, 'ledger-state', query);
  if (!ledger) throw new AppError('not-found');
  return ledger;
}
