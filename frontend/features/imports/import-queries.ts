import type { Import } from '@expenseai/contracts/imports';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../lib/api.ts';
import type { RouteBody } from '../../lib/api-routes.ts';
import { useLedger } from '../../lib/ledger.ts';
import { importsKey } from '../../lib/live.ts';
import { linesKey, listKey, oneKey } from './import-keys.ts';
import type { LineKind } from './import-params.ts';
import { isWorking } from './is-working.ts';

const pageSize = 200;

/** The server's events tell how far an import has come; asking is for those that got lost. */
function askAgainAfter({ createdAt }: Pick<Import, 'createdAt'>): number {
  return Date.now() - Date.parse(createdAt) < 15_000 ? 3_000 : 10_000;
}

/** All imports, newest first. */
export function useImports(isEnabled = true) {
  const { id: ledgerId } = useLedger();
  return useInfiniteQuery({
    enabled: isEnabled,
    queryKey: listKey(ledgerId),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /ledgers/{ledgerId}/imports',
        { params: { ledgerId }, query: { limit: 50, cursor: pageParam } },
        { signal },
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchInterval: ({ state }) => {
      const working = state.data?.pages.flatMap((page) => page.items).find(isWorking);
      return working ? askAgainAfter(working) : false;
    },
  });
}

/** One import; asked for again while it is worked on. */
export function useImport(importId: string) {
  const { id: ledgerId } = useLedger();
  return useQuery<Import>({
    queryKey: oneKey(ledgerId, importId),
    queryFn: ({ signal }) =>
      call('GET /ledgers/{ledgerId}/imports/{importId}', { params: { ledgerId, importId } }, { signal }),
    refetchInterval: ({ state }) => (state.data && isWorking(state.data) ? askAgainAfter(state.data) : false),
  });
}

/** Lines of one kind, in the order of the file. A new version of the import brings new lines. */
export function useImportLines({ id: importId, version }: Import, kind: LineKind) {
  const { id: ledgerId } = useLedger();
  const result = useInfiniteQuery({
    queryKey: [...linesKey(ledgerId, importId), kind, version],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /ledgers/{ledgerId}/imports/{importId}/lines',
        { params: { ledgerId, importId }, query: { kind, limit: pageSize, cursor: pageParam } },
        { signal },
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const { data } = result;
  return { ...result, lines: useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]) };
}

/** Every change of an import answers with it as it then is. */
function useImportChange<Variables>(
  importId: string,
  change: (ledgerId: string, variables: Variables) => Promise<Import>,
) {
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  return useMutation({
    mutationFn: (variables: Variables) => change(ledgerId, variables),
    onSuccess: (data) => {
      client.setQueryData(oneKey(ledgerId, importId), data);
      // Its lines are asked for by its version, which has changed where they have.
      return client.invalidateQueries({ queryKey: listKey(ledgerId) });
    },
    onError: () => client.invalidateQueries({ queryKey: importsKey(ledgerId) }),
  });
}

type Answers = RouteBody<'PATCH /ledgers/{ledgerId}/imports/{importId}'>;

/** Answers questions, changes what was inferred, or names the account; the file is then read again. */
export function useAnswer(importId: string) {
  return useImportChange(importId, (ledgerId, body: Answers) =>
    call('PATCH /ledgers/{ledgerId}/imports/{importId}', { params: { ledgerId, importId }, body }),
  );
}

export function useCommit(importId: string) {
  return useImportChange(importId, (ledgerId, _: undefined) =>
    call('POST /ledgers/{ledgerId}/imports/{importId}/commit', { params: { ledgerId, importId } }),
  );
}

/** Stops the writing; the import waits for its review again, unless it was done already. */
export function useStop(importId: string) {
  return useImportChange(importId, (ledgerId, _: undefined) =>
    call('POST /ledgers/{ledgerId}/imports/{importId}/stop', { params: { ledgerId, importId } }),
  );
}

/** Drops an import that nothing was written of. */
export function useDropImport() {
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  return useMutation({
    mutationFn: (importId: string) =>
      call('DELETE /ledgers/{ledgerId}/imports/{importId}', { params: { ledgerId, importId } }),
    onSuccess: (_, importId) => client.removeQueries({ queryKey: oneKey(ledgerId, importId) }),
    onSettled: () => client.invalidateQueries({ queryKey: listKey(ledgerId) }),
  });
}
