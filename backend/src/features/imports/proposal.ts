import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import type { LineProblem } from '@expenseai/core/importing/line-problems';
import type { MatchCandidate, MatchKind } from '@expenseai/core/matching/match-types';
import type { Amount } from '@expenseai/core/money/amount';

/** A line of a file as a transaction that waits to be accepted. Kept packed; short of nothing that the commit needs. */
export interface Proposal {
  n: number;
  row: number;
  kind: MatchKind | 'invalid';
  accountKey: string;
  date: PlainDate | null;
  amount: Amount | null;
  currency: string | null;
  status: 'pending' | 'cleared';
  payee: string | null;
  /** What the bank said; matching and the categoriser read it. */
  descriptor: string;
  notes: string | null;
  externalId: string | null;
  original: { amount: Amount; currency: string } | null;
  balance: Amount | null;
  categoryId: string | null;
  categorySource: 'rule' | 'model' | null;
  confidence: number | null;
  /** Normalised payee, notes and descriptor. */
  searchText: string;
  candidates: MatchCandidate[];
  twins: { inFile: number; inLedger: number } | null;
  /** Of an invalid line why; of another one what was left out of it. */
  problems: readonly LineProblem[];
}

export type LineAction = 'add' | 'skip' | 'merge';

export interface LineDecision {
  line: number;
  action: LineAction | null;
  payee: string | null;
  hasPayee: boolean;
  categoryId: string | null;
  hasCategory: boolean;
}

const usualActions: Record<Proposal['kind'], LineAction | null> = {
  new: 'add',
  duplicate: 'skip',
  matched: 'merge',
  uncertain: null,
  invalid: 'skip',
};

/** What the commit does with a line: what a person said, else what its kind says; null while it is open. */
export function actionOf(
  proposal: Pick<Proposal, 'kind'>,
  decision: Pick<LineDecision, 'action'> | undefined,
): LineAction | null {
  if (decision?.action && proposal.kind !== 'invalid') return decision.action;
  return usualActions[proposal.kind];
}

export type ProposalCounts = Record<'total' | 'new' | 'duplicate' | 'matched' | 'uncertain' | 'invalid', number>;

export function noProposals(): ProposalCounts {
  return { total: 0, new: 0, duplicate: 0, matched: 0, uncertain: 0, invalid: 0 };
}

export function countProposal(counts: ProposalCounts, { kind }: Pick<Proposal, 'kind'>): void {
  counts.total += 1;
  counts[kind] += 1;
}
