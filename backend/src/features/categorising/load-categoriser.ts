import type { CategoriserLine, LearnedCounts } from '@expenseai/core/categorising/categoriser';
import { featuresOf } from '@expenseai/core/categorising/features';
import { type CategoriserModel, createModel } from '@expenseai/core/categorising/model';
import type { Db } from '../../platform/database/database.ts';
import { learnedCounts, proposableCategories } from './categorising.repository.ts';

/** The ledger's categoriser as it stands in this database transaction, with all that it has learned. */
export async function loadCategoriser(db: Db, ledgerId: string, counts: LearnedCounts): Promise<CategoriserModel> {
  return createModel(await proposableCategories(db, ledgerId), counts);
}

/** The same for a few lines: of what was learned only what bears on them is loaded. */
export async function loadCategoriserFor(
  db: Db,
  ledgerId: string,
  lines: readonly CategoriserLine[],
): Promise<CategoriserModel> {
  const features = [...new Set(lines.flatMap(featuresOf))];
  return createModel(await proposableCategories(db, ledgerId), await learnedCounts(db, ledgerId, features));
}
