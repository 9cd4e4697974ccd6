import type { InboxItem } from '@expenseai/contracts/home';
import type { Transaction } from '@expenseai/contracts/transactions';
import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.ts';
import { importsKey } from '../../lib/live.ts';
import { fetchInbox, inboxKey } from '../../lib/waiting-count.ts';
import { type CategoryItem, type DuplicateItem, isDuplicate, payeeKey } from './inbox-item.ts';

/** Enough to recognise what a group is. */
export const linesShown = 6;
const mostAtOnce = 500;
/** Items that get their lines ahead; with each answer further ones come among them. */
const itemsAhead = 20;

/** What waits for a decision, biggest first. */
export function useInbox() {
  const { id: ledgerId } = useLedger();
  return useQuery({
    queryKey: inboxKey(ledgerId),
    queryFn: ({ signal }) => fetchInbox(ledgerId, signal),
  });
}

/**
 * Named by what the item comes to, so that lines which come or go bring new ones, and no other change of the ledger
 * does: somebody who decides fast would soon be at the server's limit otherwise.
 */
function linesKey(ledgerId: string, { q, count, sum }: InboxItem) {
  return ['waiting-lines', ledgerId, q, count, sum] as const;
}

function fetchLines(ledgerId: string, q: string, limit: number, signal: AbortSignal) {
  return call('GET /ledgers/{ledgerId}/transactions', { params: { ledgerId }, query: { q, limit } }, { signal });
}

/** The newest lines that a category is asked for. `isWanted` is false while they may still come with all others. */
export function useWaitingLines(item: CategoryItem, isWanted: boolean) {
  const { id: ledgerId } = useLedger();
  return useQuery<Transaction[]>({
    queryKey: linesKey(ledgerId, item),
    enabled: isWanted,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => (await fetchLines(ledgerId, item.q, linesShown, signal)).items,
  });
}

/** Fetches the lines of all items in one request, once; true when that is done or has failed. */
export function useLinesOfAll(items: readonly InboxItem[] | undefined): boolean {
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  const { data, isFetched } = useQuery({
    queryKey: ['waiting-lines', ledgerId, 'all'],
    enabled: items?.some((item) => !isDuplicate(item)) ?? false,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: ({ signal }) => fetchLines(ledgerId, 'is:unreviewed', mostAtOnce, signal),
  });
  useEffect(() => {
    if (data && items) shareOut(client, ledgerId, items.slice(0, itemsAhead), data.items);
  }, [client, data, items, ledgerId]);
  return isFetched;
}

/** Gives each item its newest lines, where they are among these. */
function shareOut(
  client: QueryClient,
  ledgerId: string,
  items: readonly InboxItem[],
  lines: readonly Transaction[],
): void {
  const placed = lines.map((line, place) => ({ line, place }));
  const byPayee = Map.groupBy(placed, ({ line }) => payeeKey(line.payee ?? { id: null }, line.currency));
  for (const item of items) {
    const key = linesKey(ledgerId, item);
    if (isDuplicate(item) || client.getQueryData(key) !== undefined) continue;
    const own = item.payees.flatMap((payee) => byPayee.get(payeeKey(payee, item.currency)) ?? []);
    if (own.length < Math.min(item.count, linesShown)) continue;
    const newest = own.sort((a, b) => a.place - b.place).slice(0, linesShown);
    client.setQueryData(
      key,
      newest.map(({ line }) => line),
    );
  }
}

const pageSize = 200;

/** The line of the file that a duplicate is asked for, with what it may be the same as. */
export function useUndecidedLine({ importId, line }: DuplicateItem) {
  const { id: ledgerId } = useLedger();
  const result = useInfiniteQuery({
    queryKey: [...importsKey(ledgerId), 'lines', 'waiting', importId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /ledgers/{ledgerId}/imports/{importId}/lines',
        { params: { ledgerId, importId }, query: { kind: 'uncertain', limit: pageSize, cursor: pageParam } },
        { signal },
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = result;
  const found = data?.pages.flatMap((page) => page.items).find(({ n }) => n === line);
  useEffect(() => {
    if (!found && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [found, hasNextPage, isFetching, isError, fetchNextPage]);
  return { line: found, isPending: !found && !isError && (isFetching || hasNextPage), ...{ error: result.error } };
}
