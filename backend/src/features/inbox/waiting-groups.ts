import { groupPayees, type PayeeGroup } from '@expenseai/core/categorising/group-payees';
import type { WaitingPayee } from './inbox.repository.ts';

/** What waits as it is asked: biggest first, of equal ones the larger sum. */
export function waitingGroups(payees: readonly WaitingPayee[]): PayeeGroup<WaitingPayee>[] {
  const sumOf = (group: PayeeGroup<WaitingPayee>) => Math.abs(group.payees.reduce((total, { sum }) => total + sum, 0));
  return groupPayees(payees).sort((a, b) => b.count - a.count || sumOf(b) - sumOf(a));
}

export type Proposal = NonNullable<ReturnType<typeof proposalOf>>;

/** What is proposed for a group's lines, with the mean confidence; null where nothing is. */
export function proposalOf({ payees }: PayeeGroup<WaitingPayee>) {
  const [first] = payees;
  if (!first || first.categoryId === null) return null;
  const total = (pick: (payee: WaitingPayee) => number) => payees.reduce((sum, payee) => sum + pick(payee), 0);
  const confidence = total((payee) => payee.count * payee.confidence) / total((payee) => payee.count);
  return {
    categoryId: first.categoryId,
    confidence: asShown(confidence),
    agreeing: total((payee) => payee.agreeing),
    proposed: total((payee) => payee.proposed),
    line: { text: first.text, amount: first.amount },
  };
}

/** To a hundredth of a per cent. */
export const asShown = (confidence: number) => Math.round(confidence * 10_000) / 10_000;
