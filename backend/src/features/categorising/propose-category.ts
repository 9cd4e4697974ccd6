import type { CategoriserLine } from '@expenseai/core/categorising/categoriser';
import type { Change } from '../../platform/operations/change.ts';
import { payeeDefaultCategory } from './categorising.repository.ts';
import { loadCategoriserFor } from './load-categoriser.ts';

export interface ProposedCategory {
  categoryId: string | null;
  categorySource: 'rule' | 'model' | null;
  confidence: number | null;
  /** Below the ledger's threshold: a person should look. */
  needsReview: boolean;
}

/** The category of a new line: its payee's default, else what the categoriser says with its confidence. */
export async function proposeCategory(
  change: Change,
  line: CategoriserLine,
  payeeId: string | null,
): Promise<ProposedCategory> {
  const byPayee = payeeId === null ? null : await payeeDefaultCategory(change.db, change.ledgerId, payeeId);
  if (byPayee !== null) return { categoryId: byPayee, categorySource: 'rule', confidence: null, needsReview: false };
  if (line.text.trim() === '') return { categoryId: null, categorySource: null, confidence: null, needsReview: true };
  const model = await loadCategoriserFor(change.db, change.ledgerId, [line]);
  return asProposal(model.predict(line), change.ledger.reviewThreshold);
}

export function asProposal(
  prediction: { categoryId: string | null; confidence: number },
  reviewThreshold: number,
): ProposedCategory {
  const { categoryId, confidence } = prediction;
  if (categoryId === null) return { categoryId, categorySource: null, confidence: null, needsReview: true };
  return { categoryId, categorySource: 'model', confidence, needsReview: confidence < reviewThreshold };
}
