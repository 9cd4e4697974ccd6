import type { Transaction } from '@expenseai/contracts/transactions';

/** True of a category that was proposed with less confidence than the ledger takes for granted, until somebody decides. */
export function isOpenProposal(
  { categorySource, categoryId, confidence, reviewedAt }: Transaction,
  reviewThreshold: number,
): boolean {
  return (
    categoryId !== null && categorySource === 'model' && reviewedAt === null && (confidence ?? 0) < reviewThreshold
  );
}
