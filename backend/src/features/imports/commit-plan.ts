import { payeeKey } from '@expenseai/core/categorising/clean-payee';
import type { StatementFormat } from '@expenseai/core/importing/statement';
import { sourceOf } from '@expenseai/core/matching/fingerprint';
import { normaliseText } from '@expenseai/core/text/normalise';
import { rowIds } from '../../platform/database/row-ids.ts';
import type { ChosenAccount } from './choose-accounts.ts';
import type { ImportRow } from './imports.repository.ts';
import {
  actionOf,
  countProposal,
  type LineDecision,
  noProposals,
  type Proposal,
  type ProposalCounts,
} from './proposal.ts';

/** A line on its way into the ledger. */
export interface LineRow {
  id: string;
  accountKey: string;
  date: string;
  amount: number;
  payeeKey: string | null;
  notes: string | null;
  status: string;
  originalAmount: number | null;
  originalCurrency: string | null;
  source: string;
  externalId: string | null;
  descriptor: string;
  categoryId: string | null;
  categorySource: 'hand' | 'rule' | 'model' | null;
  confidence: number | null;
  needsReview: boolean;
  reviewedAt: string | null;
  searchText: string;
}

/** An import on its way into the ledger. */
export interface Commit {
  row: ImportRow;
  accounts: ChosenAccount[];
  /** In the order of the file, some at a time. */
  proposals: () => Iterable<Proposal[]> | AsyncIterable<Proposal[]>;
  decisions: Map<number, LineDecision>;
  sources: Map<string, string>;
  aliases: Map<string, string>;
  /** All proposals, where a line's kind isn't that of the preview any more. */
  rematched: Proposal[] | null;
  reviewThreshold: number;
  /** What `stageLines` found. */
  plan: CommitPlan;
}

/** What a commit will do besides the lines that it adds. */
export interface CommitPlan {
  /** Names of the payees that the added lines have, by key. */
  payees: Map<string, string>;
  /** Categories that the added lines have. */
  categoryIds: Set<string>;
  /** Whether a person has set the category of an added line. */
  hasDecided: boolean;
  /** With the transaction that each is attached to. */
  merge: { proposal: Proposal; transactionId: string }[];
  /** Skipped by a person, who isn't asked again. */
  skipped: Proposal[];
  /** Duplicates that stay out. */
  duplicate: number;
  /** Lines of which nobody has said yet what becomes of them. */
  open: number;
  counts: ProposalCounts;
  /** Lines per account that are added. */
  addedByAccount: Map<string, number>;
}

export interface PlanInput {
  decisions: ReadonlyMap<number, LineDecision>;
  sources: ReadonlyMap<string, string>;
  /** Own names of the payees that have aliases, by the alias's key. */
  aliases: ReadonlyMap<string, string>;
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

/** Decides line by line what a commit does, in the order of the file. */
export class Planner {
  readonly plan: CommitPlan = {
    payees: new Map(),
    categoryIds: new Set(),
    hasDecided: false,
    merge: [],
    skipped: [],
    duplicate: 0,
    open: 0,
    counts: noProposals(),
    addedByAccount: new Map(),
  };
  readonly #input: PlanInput;
  readonly #payeeKeys = new Map<string, string>();
  readonly #newId = rowIds();

  constructor(input: PlanInput) {
    this.#input = input;
  }

  /** The row to add, where the line is added; else notes in the plan what becomes of it. */
  take(proposal: Proposal): LineRow | null {
    const { plan } = this;
    countProposal(plan.counts, proposal);
    const decision = this.#input.decisions.get(proposal.n);
    switch (actionOf(proposal, decision)) {
      case 'add':
        return this.#rowOf(proposal, decision);
      case 'merge': {
        const transactionId = proposal.candidates.find(
          (candidate) => candidate.transactionId && !candidate.isDeleted,
        )?.transactionId;
        if (transactionId) plan.merge.push({ proposal, transactionId });
        return null;
      }
      case 'skip':
        if (proposal.kind === 'duplicate') plan.duplicate += 1;
        if (decision?.action === 'skip' && proposal.kind !== 'duplicate' && proposal.kind !== 'invalid')
          plan.skipped.push(proposal);
        return null;
      case null:
        plan.open += 1;
        return null;
    }
  }

  #rowOf(proposal: Proposal, decision: LineDecision | undefined): LineRow | null {
    const { plan } = this;
    const { date, amount, accountKey } = proposal;
    if (date === null || amount === null) return null;
    const payee = decision?.hasPayee ? decision.payee : proposal.payee;
    const key = payee === null ? null : this.#keyOf(payee);
    if (payee !== null && key !== null && !plan.payees.has(key)) plan.payees.set(key, payee);
    plan.addedByAccount.set(accountKey, (plan.addedByAccount.get(accountKey) ?? 0) + 1);
    const category = categoryOf(proposal, decision, this.#input);
    if (category.categoryId !== null) plan.categoryIds.add(category.categoryId);
    if (category.categorySource === 'hand') plan.hasDecided = true;
    // By whichever name the file calls a payee, its lines are found under the payee's own.
    const alias = key === null ? undefined : this.#input.aliases.get(key);
    return {
      id: this.#newId(),
      accountKey,
      date,
      amount,
      payeeKey: key,
      notes: proposal.notes,
      status: proposal.status,
      originalAmount: proposal.original?.amount ?? null,
      originalCurrency: proposal.original?.currency ?? null,
      source: this.#input.sources.get(accountKey) ?? '',
      externalId: proposal.externalId,
      descriptor: proposal.descriptor,
      ...category,
      searchText:
        alias !== undefined || decision?.hasPayee
          ? normaliseText([alias ?? payee, proposal.notes, proposal.descriptor].filter((part) => part).join(' '))
          : proposal.searchText,
    };
  }

  #keyOf(payee: string): string {
    let key = this.#payeeKeys.get(payee);
    if (key === undefined) {
      key = payeeKey(payee);
      this.#payeeKeys.set(payee, key);
    }
    return key;
  }
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
