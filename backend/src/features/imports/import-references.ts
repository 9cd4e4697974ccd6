import { AppError } from '@expenseai/core/errors';
import type { Db } from '../../platform/database/database.ts';
import { ledgerAccounts } from './imports.repository.ts';

/** Throws `unknown-reference` or `account-closed` for an account that can't take a file's lines. */
export async function assertAccount(db: Db, ledgerId: string, accountId: string): Promise<void> {
  const account = (await ledgerAccounts(db, ledgerId)).find((candidate) => candidate.id === accountId);
  if (!account) throw new AppError('unknown-reference', { detail: 'The account isn’t in this ledger.' });
  if (account.isClosed) throw new AppError('account-closed', { detail: `${account.name} is closed. Reopen it first.` });
}

export async function assertCategory(db: Db, ledgerId: string, categoryId: string): Promise<void> {
  const row = await db
    .selectFrom('categories')
    .select('id')
    .where('ledgerId', '=', ledgerId)
    .where('id', '=', categoryId)
    .executeTakeFirst();
  if (!row) throw new AppError('unknown-reference', { detail: 'The category isn’t in this ledger.' });
}

/** Throws `not-found` or `forbidden` when the user's access ended while a long request went on. */
export async function assertEditor(db: Db, ledgerId: string, userId: string): Promise<void> {
  const member = await db
    .selectFrom('members')
    .innerJoin('ledgers', 'ledgers.id', 'members.ledgerId')
    .select('role')
    .where('ledgerId', '=', ledgerId)
    .where('userId', '=', userId)
    .forKeyShare('ledgers')
    .executeTakeFirst();
  if (!member) throw new AppError('not-found');
  if (member.role === 'viewer') throw new AppError('forbidden');
}
