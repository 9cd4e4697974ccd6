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

/** How the ledger's balance will stand against the file's once its lines are added; of its first account. As JSON. */
export async function predictBalances(
  db: Db,
  ledgerId: string,
  statement: Statement,
  chosen: readonly ChosenAccount[],
  proposals: readonly Proposal[],
): Promise<string | null> {
  const [first] = chosen;
  const account = statement.accounts.find((candidate) => candidate.key === first?.key);
  if (!first || !account) return null;
  const lines = balanceLines(proposals, first.key);
  const added = proposals.flatMap((proposal) =>
    proposal.accountKey === first.key && isAdded(proposal) && proposal.date && proposal.amount !== null
      ? [{ date: proposal.date, net: proposal.amount }]
      : [],
  );
  const isNew = first.accountId === null;
  const check = checkBalances({
    stated: account.balances,
    lines,
    openingBalance: isNew
      ? (openingBalanceOf(account.balances, lines) ?? amount(0))
      : await openingBalance(db, ledgerId, first.accountId ?? ''),
    days: [...(isNew ? [] : await accountDays(db, ledgerId, first.accountId ?? '')), ...added],
  });
  return check ? JSON.stringify({ ...check, date: lastStatedDate(account.balances, lines) }) : null;
}

/** The opening balance that a new account needs, so that it ends where the file says; 0 where the file says nothing. */
export function newOpeningBalance(
  statement: Pick<Statement['accounts'][number], 'balances'>,
  proposals: readonly Proposal[],
  key: string,
): Amount {
  return openingBalanceOf(statement.balances, balanceLines(proposals, key)) ?? amount(0);
}

function isAdded(proposal: Proposal): boolean {
  return proposal.status !== 'pending' && actionOf(proposal, undefined) === 'add';
}

/** Booked, valid lines of one account as the balance check reads them. */
function balanceLines(proposals: readonly Proposal[], accountKey: string): BalanceLine[] {
  return proposals.flatMap((proposal) => {
    const { n, date, kind, status, balance } = proposal;
    if (proposal.accountKey !== accountKey || kind === 'invalid' || status === 'pending') return [];
    if (date === null || proposal.amount === null) return [];
    return [{ n, date, amount: proposal.amount, balance, isInLedger: kind !== 'uncertain' }];
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
