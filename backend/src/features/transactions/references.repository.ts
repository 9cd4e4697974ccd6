import { AppError } from '@expenseai/core/errors';
import type { Db } from '../../platform/database/database.ts';

export interface AccountReference {
  id: string;
  name: string;
  kind: string;
  currency: string;
  isClosed: boolean;
}

/** Accounts that a request names, open ones only; throws `unknown-reference` or `account-closed`. */
export async function openAccounts(
  db: Db,
  ledgerId: string,
  ids: readonly string[],
): Promise<Map<string, AccountReference>> {
  const wanted = [...new Set(ids)];
  const rows = await db
    .selectFrom('accounts')
    .select(['id', 'name', 'kind', 'currency', 'isClosed'])
    .where('ledgerId', '=', ledgerId)
    .where('id', 'in', wanted)
    .execute();
  if (rows.length < wanted.length) {
    throw new AppError('unknown-reference', { detail: 'The account isn’t in this ledger.' });
  }
  const closed = rows.find((row) => row.isClosed);
  if (closed) throw new AppError('account-closed', { detail: `${closed.name} is closed. Reopen it first.` });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Throws `unknown-reference` unless every category is in the ledger. */
export async function assertCategories(
  db: Db,
  ledgerId: string,
  ids: readonly (string | null | undefined)[],
): Promise<void> {
  const wanted = [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
  if (wanted.length === 0) return;
  const rows = await db
    .selectFrom('categories')
    .select('id')
    .where('ledgerId', '=', ledgerId)
    .where('id', 'in', wanted)
    .execute();
  if (rows.length < wanted.length) {
    throw new AppError('unknown-reference', { detail: 'The category isn’t in this ledger.' });
  }
}
