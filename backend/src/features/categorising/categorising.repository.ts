import type { CategoriserCategory, CommonCategory, LearnedCounts } from '@expenseai/core/categorising/categoriser';
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';

/** Categories that may be proposed. */
export async function proposableCategories(db: Db, ledgerId: string): Promise<CategoriserCategory[]> {
  const rows = await db
    .selectFrom('categories')
    .select(['id', 'name', 'kind', 'common'])
    .where('ledgerId', '=', ledgerId)
    .where('isArchived', '=', false)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, common: row.common as CommonCategory | null }));
}

export async function payeeDefaultCategory(db: Db, ledgerId: string, payeeId: string): Promise<string | null> {
  const row = await db
    .selectFrom('payees')
    .select('defaultCategoryId')
    .where('ledgerId', '=', ledgerId)
    .where('id', '=', payeeId)
    .executeTakeFirst();
  return row?.defaultCategoryId ?? null;
}

/** What the ledger's own decisions have taught; only of the named features, where some are named. */
export async function learnedCounts(db: Db, ledgerId: string, features?: readonly string[]): Promise<LearnedCounts> {
  if (features?.length === 0) return new Map();
  const rows = await db
    .selectFrom('categoryModels')
    .select(['feature', 'categoryId', 'count'])
    .where('ledgerId', '=', ledgerId)
    .$if(features !== undefined, (query) => query.where(sql<boolean>`feature = any(${features})`))
    .execute();
  const counts: LearnedCounts = new Map();
  for (const { feature, categoryId, count } of rows) {
    const byCategory = counts.get(feature) ?? new Map<string, number>();
    byCategory.set(categoryId, count);
    counts.set(feature, byCategory);
  }
  return counts;
}
