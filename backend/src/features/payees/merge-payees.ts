import type { Payee } from '@expenseai/contracts/payees';
import { replaceIds } from '@expenseai/core/query/resolve-query';
import type { Change } from '../../platform/operations/change.ts';
import { searchTextOf } from '../transactions/drafts.ts';
import { followMergeInViews } from '../views/follow-merge.ts';
import { deletePayeeRows, movePayees, textsOfPayees, updatePayeeRow } from './payees.repository.ts';
import { aliasesAfter } from './rename-payee.ts';

/** Transactions that are written at once. */
const chunkSize = 10_000;

/**
 * Makes several payees one: transactions and saved queries that name them name the other, their names and aliases
 * become its aliases, so that imports go on finding it, and they are gone. A usual category comes along where the
 * other has none and those that have one agree. Transactions are touched while they still have the old name, because
 * the categoriser has learned from that. Gives how many transactions followed.
 */
export async function mergePayees(change: Change, payees: readonly Payee[], into: Payee): Promise<number> {
  const ids = payees.map((payee) => payee.id);
  const texts = await textsOfPayees(change.db, change.ledgerId, ids);
  await change.touch('payee', [...ids, into.id]);
  await change.touch(
    'transaction',
    texts.map((row) => row.id),
  );
  for (let start = 0; start < texts.length; start += chunkSize) {
    const rows = texts.slice(start, start + chunkSize);
    await movePayees(
      change,
      into.id,
      rows.map(({ id, notes, descriptor }) => ({ id, searchText: searchTextOf(into.name, notes, descriptor) })),
    );
  }
  await followMergeInViews(change, (query) => replaceIds(query, 'payee', new Set(ids), into.id));
  await deletePayeeRows(change, ids);
  const names = payees.flatMap(({ name, aliases }) => [name, ...aliases]);
  const usual = new Set(payees.flatMap((payee) => payee.defaultCategoryId ?? []));
  const [agreed = null] = usual.size === 1 ? usual : [];
  await updatePayeeRow(change, into.id, {
    aliases: aliasesAfter(into, into.name, [...into.aliases, ...names]),
    defaultCategoryId: into.defaultCategoryId ?? agreed,
  });
  return texts.length;
}
