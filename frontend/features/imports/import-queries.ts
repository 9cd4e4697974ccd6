import type { Import, ImportLine } from '@expenseai/contracts/imports';
import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import { call, callForAnswer } from '../../lib/api.ts';
import type { RouteBody } from '../../lib/api-routes.ts';
import { useLedger } from '../../lib/ledger.ts';
import { importsKey } from '../../lib/live.ts';
import { ledgerKey } from '../../lib/query-client.ts';
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
    onSuccess: (data) => client.setQueryData(oneKey(ledgerId, importId), data),
    onSettled: () => client.invalidateQueries({ queryKey: importsKey(ledgerId) }),
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

export type Decision = RouteBody<'PATCH /ledgers/{ledgerId}/imports/{importId}/lines/{n}'>;

/** Decides on lines, at once for the eye. */
export function useDecide(importId: string) {
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  const key = linesKey(ledgerId, importId);
  return useMutation({
    mutationFn: async (decisions: readonly { n: number; decision: Decision }[]) => {
      const answers: Awaited<ReturnType<typeof decide>>[] = [];
      // One after the other: the server puts writers of one ledger in a row anyway.
      for (const { n, decision } of decisions) answers.push(await decide(ledgerId, importId, n, decision));
      return answers;
    },
    onMutate: async (decisions) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueriesData({ queryKey: key });
      for (const { n, decision } of decisions) changeLine(client, key, n, (line) => decided(line, decision));
      return { before };
    },
    onError: (_error, _decisions, context) => {
      for (const [queryKey, data] of context?.before ?? []) client.setQueryData(queryKey, data);
    },
    onSuccess: (answers) => {
      for (const { data } of answers) changeLine(client, key, data.n, () => data);
      // Of an import that is done a decision writes at once.
      if (answers.some((answer) => answer.operationId))
        void client.invalidateQueries({ queryKey: ledgerKey(ledgerId) });
    },
  });
}

function decide(ledgerId: string, importId: string, n: number, body: Decision) {
  return callForAnswer('PATCH /ledgers/{ledgerId}/imports/{importId}/lines/{n}', {
    params: { ledgerId, importId, n },
    body,
  });
}

function decided(line: ImportLine, { action, draft }: Decision): ImportLine {
  return {
    ...line,
    action: action ?? line.action,
    draft: {
      ...line.draft,
      ...(draft?.categoryId === undefined ? {} : { categoryId: draft.categoryId, confidence: null }),
      ...(draft?.payee === undefined ? {} : { payee: draft.payee }),
    },
  };
}

type Pages = InfiniteData<{ items: ImportLine[]; nextCursor: string | null }>;

function changeLine(
  client: QueryClient,
  key: readonly unknown[],
  n: number,
  change: (line: ImportLine) => ImportLine,
): void {
  client.setQueriesData<Pages>(
    { queryKey: key },
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({
          ...page,
          items: page.items.map((line) => (line.n === n ? change(line) : line)),
        })),
      },
  );
}
