import type { Account } from '@expenseai/contracts/accounts';
import type { Transaction } from '@expenseai/contracts/transactions';

/** What a line is called: of a transfer where it went, else its payee, what the bank wrote, or what the person noted. */
export function payeeText(
  { payee, descriptor, notes, amount, accountId, transferAccountId }: Transaction,
  accounts: ReadonlyMap<string, Pick<Account, 'name'>>,
): string | null {
  const here = accounts.get(accountId)?.name;
  const there = accounts.get(transferAccountId ?? '')?.name;
  if (here && there) return amount < 0 ? `${here} → ${there}` : `${there} → ${here}`;
  return payee?.name || descriptor || notes || null;
}
