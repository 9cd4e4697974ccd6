import type { Payee } from '@expenseai/contracts/payees';
import { payeeKey } from '@expenseai/core/categorising/clean-payee';
import { AppError } from '@expenseai/core/errors';
import type { Change } from '../../platform/operations/change.ts';
import { searchTextOf } from '../transactions/drafts.ts';
import { payeesByKey } from './payee-names.ts';
import { type PayeePatch, setSearchTexts, textsOfPayees, updatePayeeRow } from './payees.repository.ts';

/** Transactions whose search text is written at once. */
const chunkSize = 5_000;

/**
 * Applies a change of a payee whose row isn't touched yet. A new name goes to the text of all its transactions; they
 * are touched while the payee still has its old name, because the categoriser has learned from that.
 * Gives how many transactions have the new name.
 */
export async function changePayee(change: Change, id: string, patch: PayeePatch): Promise<number> {
  await change.touch('payee', [id]);
  const { name } = patch;
  if (name === undefined) {
    await updatePayeeRow(change, id, patch);
    return 0;
  }
  const texts = await textsOfPayees(change.db, change.ledgerId, [id]);
  await change.touch(
    'transaction',
    texts.map((row) => row.id),
  );
  await updatePayeeRow(change, id, patch);
  for (let start = 0; start < texts.length; start += chunkSize) {
    const rows = texts.slice(start, start + chunkSize);
    await setSearchTexts(
      change,
      rows.map((row) => ({ id: row.id, searchText: searchTextOf(name, row.notes, row.descriptor) })),
    );
  }
  return texts.length;
}

/**
 * The aliases of a payee as they are kept: as typed, one for each key, and none that its own name covers. Without a
 * list from the person a new name leaves the old one as an alias, since banks go on writing that.
 */
export function aliasesAfter(before: Payee | null, name: string, wanted: readonly string[] | undefined): string[] {
  const isRenamed = before !== null && before.name !== name;
  const all = wanted ?? [...(before?.aliases ?? []), ...(isRenamed ? [before.name] : [])];
  const byKey = new Map<string, string>();
  for (const alias of all) {
    const key = payeeKey(alias);
    if (key !== payeeKey(name) && !byKey.has(key)) byKey.set(key, alias);
  }
  return [...byKey.values()];
}

/** Throws `name-taken` where another payee goes by one of these names. */
export async function assertNamesFree(change: Change, id: string | null, names: readonly string[]): Promise<void> {
  const known = await payeesByKey(change.db, change.ledgerId, names.map(payeeKey));
  for (const name of names) {
    const other = known.get(payeeKey(name));
    if (!other || other.id === id) continue;
    const isOwnName = payeeKey(other.name) === payeeKey(name);
    throw new AppError('name-taken', {
      detail: isOwnName
        ? `There is a payee ${other.name} already. Choose another name.`
        : `${name} is another name of ${other.name}. Remove it there first, or choose another name.`,
    });
  }
}
