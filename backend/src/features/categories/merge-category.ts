import type { Category } from '@expenseai/contracts/categories';
import { AppError } from '@expenseai/core/errors';
import { replaceIds } from '@expenseai/core/query/resolve-query';
import type { Change } from '../../platform/operations/change.ts';
import { followMergeInViews } from '../views/follow-merge.ts';
import { deleteCategoryRow, updateCategoryRow } from './categories.repository.ts';
import { moveDefaults, moveSplits, payeesOf, transactionsOf } from './merge-category.repository.ts';

/** Throws where one category can't become a part of the other. */
export function assertMergeable(from: Category, into: Category | undefined): asserts into is Category {
  if (!into) throw new AppError('unknown-reference', { detail: 'The category to merge into isn’t in this ledger.' });
  if (into.id === from.id) throw new AppError('merge-into-itself');
  if (into.kind !== from.kind) throw new AppError('merge-kinds-differ');
  if (into.isArchived) throw new AppError('merge-into-archived');
}

/**
 * Lets everything that has one category have the other, and takes the first away: splits, usual categories of payees,
 * saved queries, and what general knowledge says of it where the other stands for nothing. Gives how many transactions
 * followed.
 */
export async function mergeCategory(change: Change, from: Category, into: Category): Promise<number> {
  const ids = await transactionsOf(change.db, change.ledgerId, from.id);
  const payees = await payeesOf(change.db, change.ledgerId, from.id);
  await change.touch('category', [from.id]);
  await change.touch('payee', payees);
  await change.touch('transaction', ids);
  await moveSplits(change, ids, from.id, into.id);
  await moveDefaults(change, payees, into.id);
  await followMergeInViews(change, (query) => replaceIds(query, 'category', new Set([from.id]), into.id));
  if (into.common === null && from.common !== null) {
    await change.touch('category', [into.id]);
    await updateCategoryRow(change, into.id, { common: from.common });
  }
  await deleteCategoryRow(change, from.id);
  return ids.length;
}
