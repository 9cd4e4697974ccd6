import type { Transaction } from '@expenseai/contracts/transactions';
import { plainDate } from '@expenseai/core/calendar/plain-date';
import { amount as amountOf } from '@expenseai/core/money/amount';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, callForAnswer } from '../../lib/api.ts';
import type { RouteBody } from '../../lib/api-routes.ts';
import { StaleEdit, sendGuarded } from '../../lib/guarded-edit.ts';
import { useLedger } from '../../lib/ledger.ts';
import { raiseConflict } from './edit-conflicts.ts';
import { changeCached, snapshot } from './transaction-cache.ts';
import type { Edit, TransactionEdit } from './transaction-edit.ts';
import { transactionsKey } from './transaction-queries.ts';

type Bulk = RouteBody<'POST /ledgers/{ledgerId}/transactions/bulk'>;
export type BulkSet = NonNullable<Bulk['set']>;

/** Those named, or all that match a query. */
export type Targets = { ids: readonly string[] } | { q: string };

/** What an edit's field stands for in a transaction. */
function valueOfField(transaction: Transaction, field: keyof Edit): unknown {
  if (field === 'payee') return transaction.payee?.name ?? null;
  return field === 'isReviewed' ? transaction.reviewedAt !== null : transaction[field];
}

/** What an optimistic change shows; a payee or tag keeps what the server alone can know until it answers. */
export function edited(transaction: Transaction, edit: Edit): Transaction {
  const { categoryId, notes, tags, payee, isReviewed, date, accountId, amount, status, splits } = edit;
  const next = { ...transaction };
  if (date !== undefined) next.date = plainDate(date);
  if (accountId !== undefined) next.accountId = accountId;
  if (status !== undefined) next.status = status;
  if (amount !== undefined) Object.assign(next, withAmount(next, amountOf(amount)));
  if (splits !== undefined) Object.assign(next, withSplits(splits));
  if (notes !== undefined) next.notes = notes;
  if (tags !== undefined) next.tags = [...tags];
  if (payee !== undefined) next.payee = payee === null ? null : { id: transaction.payee?.id ?? '', name: payee };
  if (isReviewed) next.reviewedAt = transaction.reviewedAt ?? transaction.createdAt;
  return categoryId === undefined ? next : categorised(next, categoryId);
}

/** An amount moves the only share; several are changed by themselves. */
function withAmount({ splits }: Transaction, amount: Transaction['amount']): Partial<Transaction> {
  const [only, ...others] = splits;
  return only && others.length === 0 ? { amount, splits: [{ ...only, amount }] } : {};
}

function withSplits(splits: NonNullable<Edit['splits']>): Partial<Transaction> {
  const [only, ...others] = splits;
  return {
    splits: splits.map((split) => ({ ...split, amount: amountOf(split.amount), notes: split.notes ?? null })),
    categoryId: others.length === 0 ? (only?.categoryId ?? null) : null,
  };
}

/** What a bulk change makes of one, as an edit of it alone. */
function asEdit({ addTags = [], removeTags = [], ...set }: BulkSet, { tags }: Transaction): Edit {
  if (addTags.length + removeTags.length === 0) return set;
  const kept = tags.filter((tag) => !removeTags.includes(tag));
  return { ...set, tags: [...new Set([...kept, ...addTags])] };
}

/** A category set by hand is decided; split ones and transfers keep theirs. */
function categorised(transaction: Transaction, categoryId: string | null): Transaction {
  const [only, ...others] = transaction.splits;
  if (!only || others.length > 0 || transaction.transferId !== null) return transaction;
  return {
    ...transaction,
    categoryId,
    splits: [{ ...only, categoryId }],
    categorySource: categoryId === null ? null : 'hand',
    confidence: null,
    reviewedAt: transaction.reviewedAt ?? transaction.createdAt,
  };
}

/**
 * Changes one transaction, at once for the eye; what the server then says takes its place. One goes after the other,
 * and each builds on the answer before. Where somebody else changed the same fields meanwhile, the person is asked.
 */
export function useEditTransaction() {
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  const key = transactionsKey(ledgerId);
  const mutationKey = [...key, 'edit'];
  return useMutation({
    mutationKey,
    scope: { id: mutationKey.join() },
    meta: { isErrorInline: (error) => error instanceof StaleEdit },
    mutationFn: ({ base, edit }: TransactionEdit) => {
      const params = { ledgerId, transactionId: base.id };
      return sendGuarded({
        base,
        edit,
        readField: valueOfField,
        send: (ifMatch) =>
          callForAnswer('PATCH /ledgers/{ledgerId}/transactions/{transactionId}', { params, body: edit }, { ifMatch }),
        fetchRow: () => call('GET /ledgers/{ledgerId}/transactions/{transactionId}', { params }),
      });
    },
    onMutate: async ({ base, edit }) => {
      await client.cancelQueries({ queryKey: key });
      const restore = snapshot(client, key);
      changeCached(client, key, (item) => (item.id === base.id ? edited(item, edit) : item));
      return { restore };
    },
    onError: (error, change, context) => {
      context?.restore();
      if (error instanceof StaleEdit) raiseConflict({ ...change, theirs: error.theirs, fields: error.fields });
    },
    onSuccess: ({ data }, change) => {
      // What was changed of it since is on its way, and still shows.
      const later = client
        .getMutationCache()
        .findAll({ mutationKey, status: 'pending' })
        .map(({ state }) => state.variables as TransactionEdit)
        .filter((other) => other !== change && other.base.id === data.id);
      const next = later.reduce((item, { edit }) => edited(item, edit), data);
      changeCached(client, key, (item) => (item.id === data.id ? next : item));
    },
    onSettled: () => {
      // What is asked before the last is written doesn't have it yet.
      if (client.isMutating({ mutationKey }) === 1) void client.invalidateQueries({ queryKey: key });
    },
  });
}

/** Changes or deletes many as one operation. */
export function useBulk() {
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  const key = transactionsKey(ledgerId);
  return useMutation({
    mutationFn: ({ targets, ...what }: { targets: Targets } & Pick<Bulk, 'set' | 'delete'>) =>
      callForAnswer('POST /ledgers/{ledgerId}/transactions/bulk', {
        params: { ledgerId },
        body: { ...('q' in targets ? { q: targets.q } : { ids: [...targets.ids] }), ...what },
      }),
    onMutate: async ({ targets, set, delete: isDelete }) => {
      await client.cancelQueries({ queryKey: key });
      const restore = snapshot(client, key);
      // What a query matches only the server knows.
      const ids = new Set('ids' in targets ? targets.ids : []);
      changeCached(client, key, (item) => {
        if (!ids.has(item.id)) return item;
        if (isDelete) return null;
        return edited(item, asEdit(set ?? {}, item));
      });
      return { restore };
    },
    onError: (_error, _change, context) => context?.restore(),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}
