import { featuresIn, readLine } from '@expenseai/core/categorising/features';
import { groupPayees, type PayeeGroup } from '@expenseai/core/categorising/group-payees';
import type { WaitingPayee } from './inbox.repository.ts';

type Group = PayeeGroup<WaitingPayee>;

/** What waits as it is asked. */
export interface Waiting {
  count: number;
  /** The first of them. */
  asked: { group: Group; proposal: Proposal | null }[];
  /** What the categoriser has to know of to speak about the proposals. */
  features: string[];
}

/** Groups what waits, biggest first, of equal ones the larger sum, and gives the first `most` with what is proposed. */
export function groupWaiting(payees: readonly WaitingPayee[], most: number): Waiting {
  const sumOf = (group: Group) => Math.abs(group.payees.reduce((total, { sum }) => total + sum, 0));
  const groups = groupPayees(payees).sort((a, b) => b.count - a.count || sumOf(b) - sumOf(a));
  const asked = groups.slice(0, most).map((group) => ({ group, proposal: proposalOf(group) }));
  const features = new Set(asked.flatMap(({ proposal }) => (proposal ? featuresIn(proposal.reading) : [])));
  return { count: groups.length, asked, features: [...features] };
}

export type Proposal = NonNullable<ReturnType<typeof proposalOf>>;

/** What is proposed for a group's lines, with the mean confidence; null where nothing is. */
function proposalOf({ payees }: Group) {
  const [first] = payees;
  if (!first || first.categoryId === null) return null;
  const total = (pick: (payee: WaitingPayee) => number) => payees.reduce((sum, payee) => sum + pick(payee), 0);
  const confidence = total((payee) => payee.count * payee.confidence) / total((payee) => payee.count);
  return {
    categoryId: first.categoryId,
    confidence: asShown(confidence),
    agreeing: total((payee) => payee.agreeing),
    proposed: total((payee) => payee.proposed),
    /** One of the lines. */
    reading: readLine({ text: first.text, amount: first.amount }),
  };
}

/** To a hundredth of a per cent. */
export const asShown = (confidence: number) => Math.round(confidence * 10_000) / 10_000;
