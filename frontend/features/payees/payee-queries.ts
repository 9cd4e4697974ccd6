import type { Payee } from '@expenseai/contracts/payees';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { call, callForAnswer } from '../../lib/api.ts';
import type { RouteBody } from '../../lib/api-routes.ts';
import { useChange, withChanged, without } from '../../lib/changes.tsx';
import { sendGuarded } from '../../lib/guarded-edit.ts';
import { useLedger } from '../../lib/ledger.ts';
import { ledgerKey } from '../../lib/query-client.ts';

export type PayeeChange = RouteBody<'PATCH /ledgers/{ledgerId}/payees/{payeeId}'>;

const pageSize = 100;

function payeesKey(ledgerId: string) {
  return [...ledgerKey(ledgerId), 'payee-list'] as const;
}

/** Payees by name, or those whose name or bank text contains a text; more pages on demand. */
export function usePayees(search: string) {
  const { id: ledgerId } = useLedger();
  const result = useInfiniteQuery({
    queryKey: [...payeesKey(ledgerId), search],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /ledgers/{ledgerId}/payees',
        {
          params: { ledgerId },
          query: { limit: pageSize, cursor: pageParam, with: 'lines', ...(search === '' ? {} : { search }) },
        },
        { signal },
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const { data } = result;
  return { ...result, payees: useMemo(() => data?.pages.flatMap((page) => page.items), [data]) };
}

/** Makes several payees one. */
export function useMergePayees() {
  const t = useTranslations('payeeList');
  return useChange({
    send: ({ payees, into }: { payees: readonly Payee[]; into: Payee }, ledgerId) =>
      callForAnswer('POST /ledgers/{ledgerId}/payees/merge', {
        params: { ledgerId },
        body: { ids: payees.map((payee) => payee.id), into: into.id },
      }),
    message: ({ payees, into }) => t('merged', { count: payees.length, name: payees[0]?.name ?? '', into: into.name }),
  });
}

/** Gives several payees one usual category, or none. */
export function useSetUsual() {
  const t = useTranslations('payeeList');
  const { id } = useLedger();
  return useChange({
    send: ({ ids, categoryId }: { ids: readonly string[]; categoryId: string | null }, ledgerId) =>
      callForAnswer('POST /ledgers/{ledgerId}/payees/bulk', {
        params: { ledgerId },
        body: { ids: [...ids], set: { defaultCategoryId: categoryId } },
      }),
    optimistic: {
      key: payeesKey(id),
      change: (items, { ids, categoryId }) =>
        items.map((item) => (ids.includes(item.id) ? { ...item, defaultCategoryId: categoryId } : item)),
    },
    message: (_variables, { changed }) => t('changedMany', { count: changed }),
  });
}

interface SavePayee {
  payee: Payee;
  change: PayeeChange;
}

export function useSavePayee() {
  const t = useTranslations('payeeList');
  const { id } = useLedger();
  return useChange({
    isErrorInline: true,
    send: ({ payee, change }: SavePayee, ledgerId) => {
      const params = { ledgerId, payeeId: payee.id };
      return sendGuarded({
        base: payee,
        edit: change,
        send: (ifMatch) =>
          callForAnswer('PATCH /ledgers/{ledgerId}/payees/{payeeId}', { params, body: change }, { ifMatch }),
        fetchRow: () => call('GET /ledgers/{ledgerId}/payees/{payeeId}', { params }),
      });
    },
    optimistic: { key: payeesKey(id), change: (items, { payee, change }) => withChanged(items, payee.id, change) },
    message: ({ payee, change }) => {
      const name = change.name ?? payee.name;
      if (change.isArchived !== undefined) return t(change.isArchived ? 'archived' : 'restored', { name });
      if (change.name !== undefined) return t('renamed', { before: payee.name, name });
      return t('changed', { name });
    },
  });
}

export function useCreatePayee() {
  const t = useTranslations('payeeList');
  return useChange({
    isErrorInline: true,
    send: (name: string, ledgerId) =>
      callForAnswer('POST /ledgers/{ledgerId}/payees', { params: { ledgerId }, body: { name } }),
    message: (name) => t('created', { name }),
  });
}

/** Deletes a payee that no transaction names. */
export function useDeletePayee() {
  const t = useTranslations('payeeList');
  const { id } = useLedger();
  return useChange({
    send: ({ id: payeeId }: Payee, ledgerId) =>
      callForAnswer('DELETE /ledgers/{ledgerId}/payees/{payeeId}', { params: { ledgerId, payeeId } }),
    optimistic: { key: payeesKey(id), change: (items, payee) => without(items, payee.id) },
    message: ({ name }) => t('deleted', { name }),
  });
}
