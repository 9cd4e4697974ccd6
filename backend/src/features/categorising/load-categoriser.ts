import type { CategoriserCategory, CategoriserLine } from '@expenseai/core/categorising/categoriser';
import { featuresOf } from '@expenseai/core/categorising/features';
import { type CategoriserModel, createModel } from '@expenseai/core/categorising/model';
import { type BulkReading, readInBulk } from '@expenseai/core/categorising/read-in-bulk';
import type { Db } from '../../platform/database/database.ts';
import { together } from '../../platform/database/together.ts';
import { learnedCounts, proposableCategories } from './categorising.repository.ts';

export interface BulkCategoriser {
  /** Payee and category of a line, with all that the ledger has taught. */
  read: (line: CategoriserLine) => BulkReading;
  categories: CategoriserCategory[];
}

/** The ledger's categoriser as it stands in this database transaction, for many lines. */
export async function loadBulkCategoriser(db: Db, ledgerId: string): Promise<BulkCategoriser> {
  const categories = await proposableCategories(db, ledgerId);
  const counts = await learnedCounts(db, ledgerId);
  return { read: readInBulk(createModel(categories, counts), counts), categories };
}

/** The categoriser for a few lines: of what was learned only what bears on them is loaded. */
export function loadCategoriserFor(
  db: Db,
  ledgerId: string,
  lines: readonly CategoriserLine[],
): Promise<CategoriserModel> {
  return loadCategoriserOf(db, ledgerId, [...new Set(lines.flatMap(featuresOf))]);
}

/** The same for lines that have these features. */
export async function loadCategoriserOf(
  db: Db,
  ledgerId: string,
  features: readonly string[],
): Promise<CategoriserModel> {
  const [categories, counts] = await together([
    proposableCategories(db, ledgerId),
    learnedCounts(db, ledgerId, features),
  ]);
  return createModel(categories, counts);
}
