import type { InputOf } from '@expenseai/contracts/route';
import type { Transaction, updateTransaction } from '@expenseai/contracts/transactions';
import { AppError } from '@expenseai/core/errors';
import type { Change } from '../../platform/operations/change.ts';
import { findOrCreatePayees } from '../payees/payee-names.ts';
import { ensureTags } from '../tags/tag-names.ts';
import { balanced } from './create-transaction.ts';
import { searchTextOf } from './drafts.ts';
import { assertCategories, openAccounts } from './references.repository.ts';
import { reproposeAlike } from './repropose.ts';
import { findTransactions } from './transactions.repository.ts';
import {
  type NewSplit,
  otherLegs,
  replaceSplits,
  type TransactionPatch,
  updateTransactionRow,
} from './write-transactions.ts';

export type TransactionEdit = InputOf<typeof updateTransaction>['body'];

/** Applies an edit to a transaction inside an operation; of a transfer, date and amount go to both legs. */
export async function editTransaction(
  change: Change,
  before: Transaction,
  edit: TransactionEdit,
  now: Date,
): Promise<void> {
  if (before.transferId !== null) assertTransferEdit(edit);
  const legIds = before.transferId === null ? [] : await otherLegs(change.db, change.ledgerId, [before.id]);
  await change.touch('transaction', [before.id, ...legIds]);
  change.subjectId = before.id;
  await checkReferences(change, before, edit);

  const patch = { ...(await payeePatch(change, before, edit)), ...plainPatch(before, edit) };
  const splits = newSplits(before, edit);
  const isDecided = edit.categoryId !== undefined || edit.splits !== undefined || edit.isReviewed === true;
  if (isDecided) Object.assign(patch, decisionPatch(before, edit, splits, now));
  if (edit.isReviewed === false) Object.assign(patch, { reviewedAt: null });

  if (Object.keys(patch).length === 0 && splits === null) return;
  await updateTransactionRow(change, before.id, patch);
  const moves = patch.date !== undefined || patch.accountId !== undefined;
  if (splits !== null || moves) {
    await replaceSplits(change, [
      {
        id: before.id,
        date: patch.date ?? before.date,
        accountId: patch.accountId ?? before.accountId,
        transferId: before.transferId,
        splits: splits ?? before.splits,
      },
    ]);
  }
  for (const leg of await findTransactions(change, change.ledgerId, legIds)) await moveLeg(change, before, leg, patch);
  if (isDecided) await reproposeAlike(change, [before.id]);
}

/** Columns whose new value is just what was sent, as far as it differs. */
function plainPatch(before: Transaction, edit: TransactionEdit): TransactionPatch {
  const patch: TransactionPatch = {};
  if (edit.date !== undefined && edit.date !== before.date) patch.date = edit.date;
  if (edit.accountId !== undefined && edit.accountId !== before.accountId) patch.accountId = edit.accountId;
  if (edit.amount !== undefined && edit.amount !== before.amount) patch.amount = edit.amount;
  if (edit.notes !== undefined && edit.notes !== before.notes) patch.notes = edit.notes;
  if (edit.paymentMethod !== undefined && edit.paymentMethod !== before.paymentMethod)
    patch.paymentMethod = edit.paymentMethod;
  if (edit.status !== undefined && edit.status !== before.status) {
    if (before.status === 'reconciled') {
      throw new AppError('conflict', { detail: 'The transaction is reconciled. Undo the reconciliation first.' });
    }
    patch.status = edit.status;
  }
  if (edit.tags !== undefined) {
    const tags = [...new Set(edit.tags)];
    if (tags.join(' ') !== before.tags.join(' ')) patch.tags = tags;
  }
  return patch;
}

async function payeePatch(change: Change, before: Transaction, edit: TransactionEdit): Promise<TransactionPatch> {
  if (edit.tags) await ensureTags(change, edit.tags);
  const patch: TransactionPatch = {};
  let payee: { id: string; name: string } | null = before.payee;
  if (edit.payee !== undefined && edit.payee !== (before.payee?.name ?? null)) {
    const payees = await findOrCreatePayees(change, edit.payee === null ? [] : [edit.payee]);
    payee = payees.get(edit.payee ?? '') ?? null;
    if (payee?.id !== before.payee?.id) patch.payeeId = payee?.id ?? null;
  }
  const notes = edit.notes === undefined ? before.notes : edit.notes;
  if (patch.payeeId !== undefined || notes !== before.notes) {
    patch.searchText = searchTextOf(payee?.name ?? null, notes, before.descriptor);
  }
  return patch;
}

/** The splits after the edit, or null where they stay. */
function newSplits(before: Transaction, edit: TransactionEdit): NewSplit[] | null {
  const total = edit.amount ?? before.amount;
  if (edit.splits !== undefined) {
    if (edit.categoryId !== undefined) {
      throw new AppError('validation', {
        errors: [{ path: 'categoryId', message: 'give either categoryId or splits' }],
      });
    }
    const splits = balanced(total, edit.splits);
    return JSON.stringify(splits) === JSON.stringify(before.splits) ? null : splits;
  }
  const changesAmount = edit.amount !== undefined && edit.amount !== before.amount;
  if (!changesAmount && edit.categoryId === undefined) return null;
  const [first, ...others] = before.splits;
  if (!first || others.length > 0) {
    throw new AppError('unbalanced-splits', {
      detail: 'This transaction is split over several categories: send the splits, which must add up to the amount.',
    });
  }
  const categoryId = edit.categoryId === undefined ? first.categoryId : edit.categoryId;
  if (!changesAmount && categoryId === first.categoryId) return null;
  return [{ categoryId, amount: total, notes: first.notes }];
}

/** A person has looked: the category counts as theirs, and the categoriser learns it. */
function decisionPatch(
  before: Transaction,
  edit: TransactionEdit,
  splits: NewSplit[] | null,
  now: Date,
): TransactionPatch {
  const isSame = splits === null && before.categorySource === 'hand' && before.reviewedAt !== null;
  if (isSame) return {};
  const hasCategory = (splits ?? before.splits).some((split) => split.categoryId !== null);
  if (!hasCategory && edit.isReviewed !== true) {
    return { categorySource: null, confidence: null, needsReview: true, reviewedAt: null };
  }
  return { categorySource: hasCategory ? 'hand' : null, confidence: null, needsReview: false, reviewedAt: now };
}

function assertTransferEdit(edit: TransactionEdit): void {
  if (edit.categoryId || edit.splits) {
    throw new AppError('transfer-invalid', { detail: 'A transfer has no category: it is neither income nor expense.' });
  }
}

async function checkReferences(change: Change, before: Transaction, edit: TransactionEdit): Promise<void> {
  await assertCategories(change, change.ledgerId, [
    edit.categoryId,
    ...(edit.splits ?? []).map((split) => split.categoryId),
  ]);
  if (edit.accountId === undefined || edit.accountId === before.accountId) return;
  const account = (await openAccounts(change, change.ledgerId, [edit.accountId])).get(edit.accountId);
  if (account?.currency !== before.currency) {
    throw new AppError('currency-mismatch', {
      detail: `The amount is in ${before.currency}, the account in ${account?.currency ?? 'another currency'}.`,
    });
  }
  if (edit.accountId === before.transferAccountId) throw new AppError('transfer-invalid');
}

/** The other leg follows in date and amount; across currencies only a person knows what arrives. */
async function moveLeg(change: Change, before: Transaction, leg: Transaction, patch: TransactionPatch): Promise<void> {
  if (patch.date === undefined && patch.amount === undefined) return;
  if (patch.amount !== undefined && leg.currency !== before.currency) {
    throw new AppError('transfer-invalid', {
      detail: 'The accounts have different currencies: delete the transfer and enter it again with both amounts.',
    });
  }
  if (patch.amount === 0)
    throw new AppError('transfer-invalid', { detail: 'A transfer moves an amount other than zero.' });
  const legAmount = patch.amount === undefined ? leg.amount : -patch.amount;
  const date = patch.date ?? leg.date;
  await updateTransactionRow(change, leg.id, { date, amount: legAmount });
  await replaceSplits(change, [
    {
      id: leg.id,
      date,
      accountId: leg.accountId,
      transferId: leg.transferId,
      splits: [{ categoryId: null, amount: legAmount, notes: leg.splits[0]?.notes ?? null }],
    },
  ]);
}
