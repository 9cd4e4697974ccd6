import { payeeKey } from '@expenseai/core/categorising/clean-payee';
import type { StatementFormat } from '@expenseai/core/importing/statement';
import { sourceOf } from '@expenseai/core/matching/fingerprint';
import { normaliseText } from '@expenseai/core/text/normalise';
import { v7 as uuid } from 'uuid';
import type { ChosenAccount } from './choose-accounts.ts';
import type { LineRow } from './copy-lines.repository.ts';
import { actionOf, countProposals, type LineDecision, type Proposal, type ProposalCounts } from './proposal.ts';

/** What a commit will do, line by line. */
export interface CommitPlan {
  add: LineRow[];
  /** Names of the payees that the added lines have, by key. */
  payees: Map<string, string>;
  /** With the transaction that each is attached to. */
  merge: { proposal: Proposal; transactionId: string }[];
  /** Skipped by a person, who isn't asked again. */
  skipped: Proposal[];
  counts: ProposalCounts;
  /** Lines per account that are added. */
  addedByAccount: Map<string, number>;
}

export interface PlanInput {
  proposals: readonly Proposal[];
  decisions: ReadonlyMap<number, LineDecision>;
  sources: ReadonlyMap<string, string>;
  reviewThreshold: number;
  now: Date;
}

/** Where the bank ids of each account in the file come from. */
export function sourcesOf(
  file: { format: string | null; shape: string | null },
  accounts: readonly ChosenAccount[],
  numbers: ReadonlyMap<string, string | null>,
): Map<string, string> {
  const format = (file.format ?? 'csv') as StatementFormat;
  return new Map(
    accounts.map(({ key }) => [
      key,
      sourceOf({ format, shape: file.shape ?? '', accountNumber: numbers.get(key) ?? null }),
    ]),
  );
}

export function planCommit(input: PlanInput): CommitPlan {
  const plan: CommitPlan = {
    add: [],
    payees: new Map(),
    merge: [],
    skipped: [],
    counts: countProposals(input.proposals),
    addedByAccount: new Map(),
  };
  for (const proposal of input.proposals) {
    const decision = input.decisions.get(proposal.n);
    switch (actionOf(proposal, decision)) {
      case 'add':
        addLine(plan, proposal, decision, input);
        break;
      case 'merge': {
        const transactionId = proposal.candidates.find(
          (candidate) => candidate.transactionId && !candidate.isDeleted,
        )?.transactionId;
        if (transactionId) plan.merge.push({ proposal, transactionId });
        break;
      }
      case 'skip':
        if (decision?.action === 'skip' && proposal.kind !== 'duplicate' && proposal.kind !== 'invalid')
          plan.skipped.push(proposal);
        break;
      case null:
        break;
    }
  }
  return plan;
}

function addLine(plan: CommitPlan, proposal: Proposal, decision: LineDecision | undefined, input: PlanInput): void {
  if (proposal.date === null || proposal.amount === null) return;
  const payee = decision?.hasPayee ? decision.payee : proposal.payee;
  const key = payee === null ? null : payeeKey(payee);
  if (payee !== null && key !== null && !plan.payees.has(key)) plan.payees.set(key, payee);
  plan.addedByAccount.set(proposal.accountKey, (plan.addedByAccount.get(proposal.accountKey) ?? 0) + 1);
  plan.add.push({
    id: uuid(),
    accountKey: proposal.accountKey,
    date: proposal.date,
    amount: proposal.amount,
    payeeKey: key,
    notes: proposal.notes,
    status: proposal.status,
    originalAmount: proposal.original?.amount ?? null,
    originalCurrency: proposal.original?.currency ?? null,
    source: input.sources.get(proposal.accountKey) ?? '',
    externalId: proposal.externalId,
    descriptor: proposal.descriptor,
    ...categoryOf(proposal, decision, input),
    searchText: decision?.hasPayee
      ? normaliseText([payee, proposal.notes, proposal.descriptor].filter((part) => part).join(' '))
      : proposal.searchText,
  });
}

type Categorised = Pick<LineRow, 'categoryId' | 'categorySource' | 'confidence' | 'needsReview' | 'reviewedAt'>;

function categoryOf(proposal: Proposal, decision: LineDecision | undefined, input: PlanInput): Categorised {
  if (decision?.hasCategory) {
    const isSet = decision.categoryId !== null;
    return {
      categoryId: decision.categoryId,
      categorySource: isSet ? 'hand' : null,
      confidence: null,
      needsReview: !isSet,
      reviewedAt: isSet ? input.now.toISOString() : null,
    };
  }
  const { categoryId, categorySource, confidence } = proposal;
  const needsReview = categoryId === null || (categorySource === 'model' && (confidence ?? 0) < input.reviewThreshold);
  return { categoryId, categorySource, confidence, needsReview, reviewedAt: null };
}
