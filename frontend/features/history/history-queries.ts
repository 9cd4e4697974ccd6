import type { Operation } from '@expenseai/contracts/operations';
import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.ts';
import { ledgerKey } from '../../lib/query-client.ts';

const pageSize = 50;

export type OperationPages = InfiniteData<{ items: Operation[]; nextCursor: string | null }>;

export function operationsKey(ledgerId: string) {
  return [...ledgerKey(ledgerId), 'operations', 'list'] as const;
}

/** Every change of the ledger, newest first, a page at a time. */
export function useOperations() {
  const { id: ledgerId } = useLedger();
  const result = useInfiniteQuery({
    queryKey: operationsKey(ledgerId),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /ledgers/{ledgerId}/operations',
        { params: { ledgerId }, query: { limit: pageSize, cursor: pageParam } },
        { signal },
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const { data } = result;
  return { ...result, operations: useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]) };
}
