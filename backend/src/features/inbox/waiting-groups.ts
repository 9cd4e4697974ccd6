import { groupPayees, type PayeeGroup } from '@expenseai/core/categorising/group-payees';
import { type Amount, amount } from '@expenseai/core/money/amount';
import type { WaitingPayee } from './inbox.repository.ts';

/** Payees that one answer settles; they wait with the same proposal. */
export interface WaitingGroup extends PayeeGroup<WaitingPayee> {
  sum: Amount;
}

/** What waits as it is asked: biggest first, of equal ones the larger sum. */
export function waitingGroups(payees: readonly WaitingPayee[]): WaitingGroup[] {
  return groupPayees(payees)
    .map((group) => ({ ...group, sum: amount(group.payees.reduce((total, { sum }) => total + sum, 0)) }))
    .sort((a, b) => b.count - a.count || Math.abs(b.sum) - Math.abs(a.sum));
}

/** What is proposed for a group's lines, with the mean confidence; null where nothing is. */
export function proposalOf({ payees }: WaitingGroup) {
  const [first] = payees;
  if (!first || first.categoryId === null) return null;
  const total = (pick: (payee: WaitingPayee) => number) => payees.reduce((sum, payee) => sum + pick(payee), 0);
  const confidence = total((payee) => payee.count * payee.confidence) / total((payee) => payee.count);
  return {
    categoryId: first.categoryId,
    confidence: Math.round(confidence * 10_000) / 10_000,
    agreeing: total((payee) => payee.agreeing),
    proposed: total((payee) => payee.proposed),
    line: { text: first.text, amount: first.amount },
  };
}
