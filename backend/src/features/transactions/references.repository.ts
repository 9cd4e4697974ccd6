import { AppError } from '@expenseai/core/errors';
import { sql } from 'kysely';
import type { Session } from '../../platform/database/database.ts';
import { runByIds } from '../../platform/database/run-named.ts';

export interface AccountReference {
  id: string;
  name: string;
  kind: string;
  currency: string;
  isClosed: boolean;
}

/** Accounts that a request names, open ones only; throws `unknown-reference` or `account-closed`. */
export async function openAccounts(
  session: Session,
  ledgerId: string,
  ids: readonly string[],
): Promise<Map<string, AccountReference>> {
  const wanted = [...new Set(ids)];
  const rows = await runByIds<AccountReference>(
    session,
    'account-named',
    wanted,
    (among) => sql`
    select id, name, kind, currency, is_closed as "isClosed" from accounts
    where ledger_id = ${ledgerId}::uuid and id ${among}`,
  );
  if (rows.length < wanted.length) {
    throw new AppError('unknown-reference', { detail: 'The account isn’t in this ledger.' });
  }
  const closed = rows.find((row) => row.isClosed);
  if (closed) throw new AppError('account-closed', { detail: `${closed.name} is closed. Reopen it first.` });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Throws `unknown-reference` unless every category is in the ledger. */
export async function assertCategories(
  session: Session,
  ledgerId: string,
  ids: readonly (string | null | undefined)[],
): Promise<void> {
  const wanted = [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
  if (wanted.length === 0) return;
  const rows = await runByIds(
    session,
    'category-named',
    wanted,
    (among) => sql`
    select id from categories where ledger_id = ${ledgerId}::uuid and id ${among}`,
  );
  if (rows.length < wanted.length) {
    throw new AppError('unknown-reference', { detail: 'The category isn’t in this ledger.' });
  }
}
