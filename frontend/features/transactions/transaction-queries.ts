import type { Transaction } from '@expenseai/contracts/transactions';
import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.ts';
import { ledgerKey } from '../../lib/query-client.ts';
import { findCached } from './transaction-cache.ts';

const pageSize = 200;
/** Pages kept of a long list: what lies beyond is fetched again when one scrolls back. A change refreshes no more than these. */
const mostPages = 20;

/** Every key of transactions starts with it. */
export function transactionsKey(ledgerId: string) {
  return [...ledgerKey(ledgerId), 'transactions'] as const;
}

interface PagePlace {
  cursor: string | undefined;
  /** How many transactions lie before it. */
  start: number;
  previous: PagePlace | undefined;
}

const firstPage: PagePlace = { cursor: undefined, start: 0, previous: undefined };

/** A window onto the transactions that match `q`, newest first. */
export function useTransactionPages(q: string) {
  const { id: ledgerId } = useLedger();
  const result = useInfiniteQuery({
    queryKey: [...transactionsKey(ledgerId), 'pages', q],
    initialPageParam: firstPage as PagePlace,
    queryFn: ({ pageParam, signal }: { pageParam: PagePlace; signal: AbortSignal }) =>
      call(
        'GET /ledgers/{ledgerId}/transactions',
        { params: { ledgerId }, query: { q: q || undefined, cursor: pageParam.cursor, limit: pageSize } },
        { signal },
      ),
    getNextPageParam: (last, _pages, place: PagePlace): PagePlace | undefined =>
      last.nextCursor === null
        ? undefined
        : { cursor: last.nextCursor, start: place.start + last.items.length, previous: place },
    getPreviousPageParam: (_first, _pages, place: PagePlace) => place.previous,
    maxPages: mostPages,
    placeholderData: keepPreviousData,
  });
  const { data } = result;
  return {
    ...result,
    ...useMemo(() => flatten(data), [data]),
  };
}

function flatten(data: InfiniteData<{ items: Transaction[] }> | undefined) {
  return {
    items: data?.pages.flatMap((page) => page.items) ?? [],
    /** How many transactions lie before the first of `items`. */
    start: (data?.pageParams[0] as PagePlace | undefined)?.start ?? 0,
  };
}

/** Count and sums of what matches. */
export function useSummary(q: string) {
  const { id: ledgerId } = useLedger();
  return useQuery({
    queryKey: [...transactionsKey(ledgerId), 'summary', q],
    queryFn: ({ signal }) =>
      call(
        'GET /ledgers/{ledgerId}/transactions/summary',
        { params: { ledgerId }, query: { q: q || undefined } },
        { signal },
      ),
    placeholderData: keepPreviousData,
  });
}

/** One transaction; from the list at once where the list has it. */
export function useTransaction(transactionId: string) {
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  return useQuery<Transaction>({
    queryKey: [...transactionsKey(ledgerId), 'one', transactionId],
    queryFn: ({ signal }) =>
      call('GET /ledgers/{ledgerId}/transactions/{transactionId}', { params: { ledgerId, transactionId } }, { signal }),
    placeholderData: () => findCached(client, transactionsKey(ledgerId), transactionId),
  });
}

/** Why it has its category. */
export function useWhy(transactionId: string) {
  const { id: ledgerId } = useLedger();
  return useQuery({
    queryKey: [...transactionsKey(ledgerId), 'why', transactionId],
    queryFn: ({ signal }) =>
      call(
        'GET /ledgers/{ledgerId}/transactions/{transactionId}/why',
        { params: { ledgerId, transactionId } },
        { signal },
      ),
  });
}

/** What happened to it, newest first. */
export function useHistory(transactionId: string) {
  const { id: ledgerId } = useLedger();
  return useQuery({
    queryKey: [...transactionsKey(ledgerId), 'history', transactionId],
    queryFn: async ({ signal }) => {
      const params = { ledgerId, transactionId };
      return (await call('GET /ledgers/{ledgerId}/transactions/{transactionId}/history', { params }, { signal })).items;
    },
  });
}
