import type { InputOf } from '@expenseai/contracts/route';
import type { bulkTransactions } from '@expenseai/contracts/transactions';
import type { Change } from '../../platform/operations/change.ts';
import { findOrCreatePayees } from '../payees/payee-names.ts';
import { ensureTags } from '../tags/tag-names.ts';
import {
  type BulkColumns,
  categorisable,
  setBulkCategory,
  setBulkColumns,
  setBulkTags,
  setSearchTexts,
  textsOf,
} from './bulk-edit.repository.ts';
import { searchTextOf } from './drafts.ts';
import { assertCategories } from './references.repository.ts';
import { reproposeRelated } from './repropose.ts';
import { deleteTransactionRows, otherLegs } from './write-transactions.ts';

type BulkSet = NonNullable<InputOf<typeof bulkTransactions>['body']['set']>;

/**
 * Sets the same values on many transactions inside an operation. A category goes to those with one split that are no
 * transfers; split ones and transfers keep theirs. Lines that wait and that it bears on are then proposed anew, but none of
 * payees to `leave`. Gives how many of the named ones changed.
 */
export async function editInBulk(
  change: Change,
  ids: readonly string[],
  set: BulkSet,
  { now, leave }: { now: Date; leave: readonly string[] },
): Promise<number> {
  if (ids.length === 0) return 0;
  await assertCategories(change, change.ledgerId, [set.categoryId]);
  await ensureTags(change, [...(set.tags ?? []), ...(set.addTags ?? [])]);
  await change.touch('transaction', ids);
  if (set.payee !== undefined) await setPayee(change, ids, set.payee);
  await setBulkTags(change, ids, set);
  const columns: BulkColumns = {};
  if (set.status !== undefined) columns.status = set.status;
  if (set.isReviewed !== undefined) columns.reviewedAt = set.isReviewed ? now : null;
  await setBulkColumns(change, ids, columns);
  const targets = set.categoryId === undefined ? [] : await categorisable(change.db, change.ledgerId, ids);
  if (set.categoryId !== undefined) await setBulkCategory(change, targets, set.categoryId, now);
  const changed = await change.touchedCount('transaction');
  await reproposeRelated(change, targets, leave);
  return changed;
}

/** Deletes transactions inside an operation, of transfers both legs. Gives how many went. */
export async function deleteInBulk(change: Change, ids: readonly string[]): Promise<void> {
  const all = [...new Set([...ids, ...(await otherLegs(change.db, change.ledgerId, ids))])];
  await change.touch('transaction', all);
  await deleteTransactionRows(change, all);
}

async function setPayee(change: Change, ids: readonly string[], payee: string | null): Promise<void> {
  const known = await findOrCreatePayees(change, payee === null ? [] : [payee]);
  const payeeId = payee === null ? null : (known.get(payee)?.id ?? null);
  await setBulkColumns(change, ids, { payeeId });
  const texts = await textsOf(change.db, change.ledgerId, ids);
  await setSearchTexts(
    change,
    texts.map((row) => ({ id: row.id, searchText: searchTextOf(row.payee, row.notes, row.descriptor) })),
  );
}
