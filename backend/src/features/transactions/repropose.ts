import { mostReproposed, relatedPayees } from '@expenseai/core/categorising/related-payees';
import type { Change } from '../../platform/operations/change.ts';
import { loadCategoriserFor } from '../categorising/load-categoriser.ts';
import { asProposal } from '../categorising/propose-category.ts';
import {
  alikeUnreviewed,
  type CategoryProposalRow,
  decidedLines,
  type LineToRepropose,
  payeesOf,
  payeesThatWait,
  setProposedCategories,
  waitingLines,
} from './repropose.repository.ts';

/** Lines of the very payee that a single correction proposes anew. */
const mostAlike = 5_000;

/**
 * After a correction, proposes again for lines of the same payees that nobody has reviewed, at most 5,000; the rest keep
 * what they have.
 */
export async function reproposeAlike(change: Change, decidedIds: readonly string[]): Promise<void> {
  const { db, ledgerId } = change;
  const payeeIds = (await payeesOf(db, ledgerId, decidedIds)).map(({ id }) => id);
  const most = { payeeIds, but: decidedIds, most: mostAlike };
  await repropose(change, decidedIds, await alikeUnreviewed(db, ledgerId, most));
}

/**
 * The same after a decision about many lines, and then for lines that wait of payees that it bears on, but of none to
 * `leave`; at most `mostReproposed` in all.
 */
export async function reproposeRelated(
  change: Change,
  decidedIds: readonly string[],
  leave: readonly string[],
): Promise<void> {
  if (decidedIds.length === 0) return;
  const { db, ledgerId } = change;
  const decided = await payeesOf(db, ledgerId, decidedIds);
  const payeeIds = decided.map(({ id }) => id);
  const alike = await alikeUnreviewed(db, ledgerId, { payeeIds, but: decidedIds, most: mostReproposed });
  const isAsked = new Set([...payeeIds, ...leave]);
  const others = (await payeesThatWait(db, ledgerId)).filter(({ id }) => !isAsked.has(id));
  const related = relatedPayees(
    others,
    decided.map(({ name }) => name),
  );
  const left = mostReproposed - alike.length;
  const relatedIds = withLines(related, left).map(({ id }) => id);
  await repropose(change, decidedIds, [...alike, ...(await waitingLines(db, ledgerId, relatedIds, left))]);
}

/** The first payees, as many as it takes to have so many lines. */
function withLines<Payee extends { count: number }>(payees: readonly Payee[], lines: number): Payee[] {
  let before = 0;
  return payees.filter(({ count }) => {
    const isWanted = before < lines;
    before += count;
    return isWanted;
  });
}

/** So little of a difference isn't shown. */
const leastDifference = 0.005;

async function repropose(
  change: Change,
  decidedIds: readonly string[],
  candidates: readonly LineToRepropose[],
): Promise<void> {
  if (candidates.length === 0) return;
  const decided = await decidedLines(change.db, change.ledgerId, decidedIds);
  // What only the decided lines have in common with earlier decisions bears on none of the others.
  const model = await loadCategoriserFor(change.db, change.ledgerId, candidates);
  // The counts of this very operation are written at its end; the model must know them now.
  for (const line of decided) model.learn(line, line.categoryId, 1);
  const waiting: CategoryProposalRow[] = [];
  const settled: CategoryProposalRow[] = [];
  for (const line of candidates) {
    const proposal = asProposal(model.predict(line), change.ledger.reviewThreshold);
    const isAnother = proposal.categoryId !== line.categoryId;
    const isStillOpen = line.needsReview && proposal.needsReview;
    const isMoved = Math.abs((proposal.confidence ?? 0) - (line.confidence ?? 0)) >= leastDifference;
    if (isStillOpen && (isAnother || isMoved)) waiting.push({ id: line.id, ...proposal });
    if (!isStillOpen && (isAnother || proposal.needsReview !== line.needsReview)) {
      settled.push({ id: line.id, ...proposal });
    }
  }
  await guessAnew(change, waiting);
  await change.touch('transaction', idsOf(settled));
  await setProposedCategories(change, settled);
}

/**
 * What is proposed for lines that still wait is no change that somebody made: it isn't taken back with the operation,
 * and doesn't stand in the way of undoing another that touched these lines. Only the totals must follow.
 */
async function guessAnew(change: Change, rows: readonly CategoryProposalRow[]): Promise<void> {
  const ids = idsOf(rows);
  await change.recount(ids, -1);
  await setProposedCategories(change, rows);
  await change.recount(ids, 1);
}

const idsOf = (rows: readonly CategoryProposalRow[]) => rows.map(({ id }) => id);
