import type { Operation } from '@expenseai/contracts/operations';
import { type InfiniteData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.ts';
import { ledgerKey } from '../../lib/query-client.ts';
import type { HistoryFilter } from './history-params.ts';

const pageSize = 50;

export type OperationPages = InfiniteData<{ items: Operation[]; nextCursor: string | null }>;

export function operationsKey(ledgerId: string) {
  return [...ledgerKey(ledgerId), 'operations', 'list'] as const;
}

/** Changes of the ledger that the filter asks for, newest first, a page at a time. */
export function useOperations(filter: HistoryFilter) {
  const { id: ledgerId } = useLedger();
  const result = useInfiniteQuery({
    queryKey: [...operationsKey(ledgerId), filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /ledgers/{ledgerId}/operations',
        { params: { ledgerId }, query: { ...filter, limit: pageSize, cursor: pageParam } },
        { signal },
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const { data } = result;
  return { ...result, operations: useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]) };
}

/** Who shares the ledger, as in the settings. */
export function usePeople() {
  const { id: ledgerId } = useLedger();
  return useQuery({
    queryKey: [...ledgerKey(ledgerId), 'members'],
    queryFn: async ({ signal }) =>
      (await call('GET /ledgers/{ledgerId}/members', { params: { ledgerId } }, { signal })).items,
  });
}
