import type { Account } from '@expenseai/contracts/accounts';
import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import { amount } from '@expenseai/core/money/amount';
import { sql } from 'kysely';
import type { Db, Session } from '../../platform/database/database.ts';
import { runNamed } from '../../platform/database/run-named.ts';
import type { AccountsTable } from '../../platform/database/schema.ts';
import { nameConstraints } from '../../platform/http/database-errors.ts';
import type { Change } from '../../platform/operations/change.ts';

nameConstraints({ accounts_name_key: 'name-taken' });

interface AccountRow extends Omit<Account, 'createdAt' | 'openingBalance' | 'balance'> {
  openingBalance: number;
  balance: number;
  createdAt: Date;
}

/**
 * Accounts in their order, or only the one of `accountId`. The balance is that of the days up to today: what is dated
 * later doesn't count yet.
 */
export async function listAccounts(
  session: Session,
  ledgerId: string,
  { today }: { today: PlainDate },
  accountId?: string,
): Promise<Account[]> {
  const query = sql`
    select a.id, a.name, a.kind, a.currency, a.number, a.opening_balance as "openingBalance", a.opened_on as "openedOn",
      a.is_closed as "isClosed", a.reconciled_until as "reconciledUntil", a.position, a.version,
      a.created_at as "createdAt", coalesce(d.count, 0)::integer as "transactionCount",
      (a.opening_balance + coalesce(d.net, 0))::bigint as balance
    from accounts a
    left join (
      select account_id, sum(net) filter (where date <= ${today}::date) as net, sum(count) as count
      from day_totals where ledger_id = ${ledgerId}::uuid group by account_id) d on d.account_id = a.id
    where a.ledger_id = ${ledgerId}::uuid and (${accountId ?? null}::uuid is null or a.id = ${accountId ?? null}::uuid)
    order by a.position, a.name, a.id`;
  const rows = await runNamed<AccountRow>(session, 'accounts', query);
  return rows.map((row) => ({
    ...row,
    openingBalance: amount(row.openingBalance),
    balance: amount(row.balance),
    createdAt: row.createdAt.toISOString(),
  }));
}

export interface NewAccount {
  id: string;
  name: string;
  kind: AccountsTable['kind'];
  currency: string;
  number: string | null;
  openingBalance: number;
  openedOn: string | null;
}

/** Puts a new account behind the others. */
export async function insertAccount(change: Change, account: NewAccount): Promise<void> {
  const { last } = await change.db
    .selectFrom('accounts')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('ledgerId', '=', change.ledgerId)
    .executeTakeFirstOrThrow();
  await change.db
    .insertInto('accounts')
    .values({ ...change.creation, ...account, reconciledUntil: null, position: last === null ? 0 : last + 1 })
    .execute();
  change.created('account', [account.id]);
}

export type AccountPatch = Partial<Omit<NewAccount, 'id'> & { isClosed: boolean; position: number }>;

/** Sets columns of a touched account. */
export async function updateAccountRow(change: Change, id: string, patch: AccountPatch): Promise<void> {
  await change.db
    .updateTable('accounts')
    .set({ ...patch, version: change.version })
    .where('ledgerId', '=', change.ledgerId)
    .where('id', '=', id)
    .execute();
}

export async function deleteAccountRow(change: Change, id: string): Promise<void> {
  await change.db.deleteFrom('accounts').where('ledgerId', '=', change.ledgerId).where('id', '=', id).execute();
}

export async function hasTransactions(db: Db, ledgerId: string, accountId: string): Promise<boolean> {
  const found = await db
    .selectFrom('transactions')
    .select('id')
    .where('ledgerId', '=', ledgerId)
    .where('accountId', '=', accountId)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
