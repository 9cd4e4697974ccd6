import type { BalanceCheck as BalanceCheckContract } from '@expenseai/contracts/imports';
import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import type { Statement } from '@expenseai/core/importing/statement';
import { type BalanceLine, checkBalances, openingBalanceOf } from '@expenseai/core/matching/balance-check';
import { type Amount, amount } from '@expenseai/core/money/amount';
import type { z } from 'zod';
import type { Db } from '../../platform/database/database.ts';
import { accountDays, openingBalance } from './balance-check.repository.ts';
import type { ChosenAccount } from './choose-accounts.ts';
import { actionOf, type Proposal } from './proposal.ts';

/** A file with what became of each of its lines, in their order. */
export interface MatchedStatement {
  statement: Statement;
  kinds: readonly Proposal['kind'][];
}

/** How the ledger's balance will stand against the file's once its lines are added; of its first account. As JSON. */
export async function predictBalances(
  db: Db,
  ledgerId: string,
  { statement, kinds }: MatchedStatement,
  chosen: readonly ChosenAccount[],
): Promise<string | null> {
  const [first] = chosen;
  const account = statement.accounts.find((candidate) => candidate.key === first?.key);
  if (!first || !account) return null;
  const lines = balanceLines({ statement, kinds }, first.key);
  if (account.balances.length === 0 && lines.every((line) => line.balance === null)) return null;
  const added = lines.filter((line) => actionOf({ kind: kinds[line.n - 1] ?? 'invalid' }, undefined) === 'add');
  const isNew = first.accountId === null;
  const check = checkBalances({
    stated: account.balances,
    lines,
    openingBalance: isNew
      ? (openingBalanceOf(account.balances, lines) ?? amount(0))
      : await openingBalance(db, ledgerId, first.accountId ?? ''),
    days: [
      ...(isNew ? [] : await accountDays(db, ledgerId, first.accountId ?? '')),
      ...added.map(({ date, amount: net }) => ({ date, net })),
    ],
  });
  return check ? JSON.stringify({ ...check, date: lastStatedDate(account.balances, lines) }) : null;
}

/** The opening balance that a new account needs, so that it ends where the file says; 0 where the file says nothing. */
export function newOpeningBalance(matched: MatchedStatement, key: string): Amount {
  const account = matched.statement.accounts.find((candidate) => candidate.key === key);
  return (account && openingBalanceOf(account.balances, balanceLines(matched, key))) ?? amount(0);
}

/** Booked, valid lines of one account as the balance check reads them. */
function balanceLines({ statement, kinds }: MatchedStatement, accountKey: string): BalanceLine[] {
  return statement.lines.flatMap((line, index) => {
    const { n, date, status, balance } = line;
    const kind = kinds[index] ?? 'invalid';
    if (line.accountKey !== accountKey || kind === 'invalid' || status === 'pending') return [];
    if (date === null || line.amount === null) return [];
    return [{ n, date, amount: line.amount, balance, isInLedger: kind !== 'uncertain' }];
  });
}

function lastStatedDate(
  balances: readonly { date: PlainDate }[],
  lines: readonly BalanceLine[],
): z.output<typeof BalanceCheckContract>['date'] | null {
  const dates = [
    ...balances.map((balance) => balance.date),
    ...lines.flatMap((line) => (line.balance === null ? [] : line.date)),
  ];
  return dates.sort().at(-1) ?? null;
}
