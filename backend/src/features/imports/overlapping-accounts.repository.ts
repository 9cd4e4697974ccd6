import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { type LedgerAccount, possibleAccounts } from './choose-accounts.ts';

interface DatedAmount {
  date: PlainDate | null;
  amount: number | null;
}

/** Lines that are looked up: enough to tell, however large the file. */
const sampleSize = 500;

interface FileAccount {
  key: string;
  number: string | null;
  currency: string;
}

/**
 * Accounts of the ledger that have the lines of a file's accounts already, in whatever layout they came before, by the
 * account's key in the file. One query for each of the file's accounts that could be one of the ledger's.
 */
export async function overlappingAccounts(
  db: Db,
  ledgerId: string,
  file: { accounts: readonly FileAccount[]; lines: ReadonlyMap<string, readonly DatedAmount[]> },
  accounts: readonly LedgerAccount[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const account of file.accounts) {
    const possible = possibleAccounts(account, accounts).map(({ id }) => id);
    const id = await overlappingAccount(db, ledgerId, possible, file.lines.get(account.key) ?? []);
    if (id !== undefined) found.set(account.key, id);
  }
  return found;
}

/** At least two of the lines, and half of those that fall into the account's days; an index look-up for each. */
async function overlappingAccount(
  db: Db,
  ledgerId: string,
  accountIds: readonly string[],
  lines: readonly DatedAmount[],
): Promise<string | undefined> {
  if (accountIds.length === 0) return undefined;
  const step = Math.max(1, Math.ceil(lines.length / sampleSize));
  const sample = lines.filter(({ date, amount }, index) => index % step === 0 && date !== null && amount !== null);
  const { rows } = await sql<{ id: string }>`
    with lines as (
      select distinct date, amount
      from unnest(${sample.map((line) => line.date)}::date[], ${sample.map((line) => line.amount)}::bigint[])
        as l (date, amount))
    select account.id
    from unnest(${[...accountIds]}::uuid[]) with ordinality as account (id, position)
    cross join lateral (
      select min(date) as first, max(date) as last from transactions
      where ledger_id = ${ledgerId}::uuid and account_id = account.id) days
    cross join lateral (
      select count(*) as covered, count(*) filter (where exists (
        select from transactions t
        where t.ledger_id = ${ledgerId}::uuid and t.account_id = account.id and t.date = lines.date
          and t.amount = lines.amount)) as known
      from lines where date between days.first and days.last) found
    where known >= 2 and known * 2 >= covered
    order by known desc, position limit 1`.execute(db);
  return rows[0]?.id;
}

/** Accounts into which a file was brought before. */
export async function fedAccounts(db: Db, ledgerId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('importShapes')
    .select('accountId')
    .distinct()
    .where('ledgerId', '=', ledgerId)
    .execute();
  return new Set(rows.map((row) => row.accountId));
}
