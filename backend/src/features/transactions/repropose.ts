import type { CategoriserLine } from '@expenseai/core/categorising/categoriser';
import type { Change } from '../../platform/operations/change.ts';
import { loadCategoriserFor } from '../categorising/load-categoriser.ts';
import { asProposal } from '../categorising/propose-category.ts';
import { alikeUnreviewed, decidedLines, setProposedCategories } from './repropose.repository.ts';

/**
 * After a correction, proposes again for lines of the same payees that nobody has reviewed, in the same operation.
 * Touches at most 5,000 lines; the rest keep what they have and stay in the inbox.
 */
export async function reproposeAlike(change: Change, decidedIds: readonly string[]): Promise<void> {
  const alike = await alikeUnreviewed(change.db, change.ledgerId, decidedIds);
  if (alike.length === 0) return;
  const decided = await decidedLines(change.db, change.ledgerId, decidedIds);
  const lines: CategoriserLine[] = alike.map((line) => ({ text: line.text, amount: line.amount }));
  const model = await loadCategoriserFor(change.db, change.ledgerId, [...lines, ...decided]);
  // The counts of this very operation are written at its end; the model must know them now.
  for (const line of decided) model.learn(line, line.categoryId, 1);
  const proposals = alike.flatMap((line) => {
    const proposal = asProposal(model.predict(line), change.ledger.reviewThreshold);
    const isSame = proposal.categoryId === line.categoryId && proposal.needsReview === line.needsReview;
    return isSame ? [] : [{ id: line.id, ...proposal }];
  });
  if (proposals.length === 0) return;
  await change.touch(
    'transaction',
    proposals.map((proposal) => proposal.id),
  );
  await setProposedCategories(change, proposals);
}
