import type { Import, ImportLine } from '@expenseai/contracts/imports';
import { type InfiniteData, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { call, callForAnswer } from '../../lib/api.ts';
import type { RouteBody, RouteResponse } from '../../lib/api-routes.ts';
import { useLedger } from '../../lib/ledger.ts';
import { ledgerKey } from '../../lib/query-client.ts';
import { showToast } from '../../ui/toast-store.ts';
import { linesKey, oneKey } from './import-keys.ts';
import { movedOutcome } from './moved-outcome.ts';

export type Decision = RouteBody<'PATCH /ledgers/{ledgerId}/imports/{importId}/lines/{n}'>;

/** Decides on lines, at once for the eye. */
export function useDecide(importId: string) {
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  return useMutation({
    mutationFn: async (decisions: readonly { n: number; decision: Decision }[]) => {
      const answers: Awaited<ReturnType<typeof decide>>[] = [];
      // One after the other: the server puts writers of one ledger in a row anyway.
      for (const { n, decision } of decisions) answers.push(await decide(ledgerId, importId, n, decision));
      return answers;
    },
    onMutate: (decisions) => {
      const byNumber = new Map(decisions.map(({ n, decision }) => [n, decision]));
      return showDecided(client, ledgerId, importId, (line) => byNumber.get(line.n));
    },
    onError: (_error, _decisions, context) => context?.restore(),
    onSuccess: (answers) => {
      const lines = new Map(answers.map(({ data }) => [data.n, data]));
      changeLines(client, linesKey(ledgerId, importId), (line) => lines.get(line.n) ?? line);
      // Of an import that is done a decision writes at once.
      if (answers.some((answer) => answer.operationId))
        void client.invalidateQueries({ queryKey: ledgerKey(ledgerId) });
    },
    onSettled: () => client.invalidateQueries({ queryKey: oneKey(ledgerId, importId) }),
  });
}

function decide(ledgerId: string, importId: string, n: number, body: Decision) {
  return callForAnswer('PATCH /ledgers/{ledgerId}/imports/{importId}/lines/{n}', {
    params: { ledgerId, importId, n },
    body,
  });
}

const bulkRoute = 'POST /ledgers/{ledgerId}/imports/{importId}/lines/bulk';
type LineChanges = RouteBody<typeof bulkRoute>['changes'];

interface ManyDecisions {
  changes: LineChanges;
  /** What was done, for the toast; without it the changes take something back. */
  say?: (count: number) => string;
}

/** Decides on many lines in one request: on all of a kind, or on those in ranges of their numbers. It can be undone. */
export function useDecideMany(importId: string) {
  const t = useTranslations('undo');
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  const mutation = useMutation<RouteResponse<typeof bulkRoute>, Error, ManyDecisions, Shown>({
    mutationFn: ({ changes }) => call(bulkRoute, { params: { ledgerId, importId }, body: { changes } }),
    onMutate: ({ changes }) =>
      showDecided(client, ledgerId, importId, (line) => {
        const change = changes.find(({ kind, lines }) =>
          lines ? lines.some(({ from, to }) => from <= line.n && line.n <= to) : kind === line.kind,
        );
        // What is taken back to the proposal only the server knows.
        if (!change || change.action === null || change.category === null) return undefined;
        const { action, category } = change;
        return {
          ...(action === undefined ? {} : { action }),
          ...(category === undefined ? {} : { draft: { categoryId: category.id } }),
        };
      }),
    onError: (_error, _decisions, context) => context?.restore(),
    onSuccess: ({ changed, before }, { say }) =>
      showToast(
        say ? { message: say(changed), onUndo: () => mutation.mutate({ changes: before }) } : { message: t('done') },
      ),
    onSettled: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: oneKey(ledgerId, importId) }),
        client.invalidateQueries({ queryKey: linesKey(ledgerId, importId) }),
      ]);
    },
  });
  return mutation;
}

interface Shown {
  restore: () => void;
}

/** Shows decisions on the lines at hand, and the outcome with them, before the server has answered. */
async function showDecided(
  client: QueryClient,
  ledgerId: string,
  importId: string,
  decisionOn: (line: ImportLine) => Decision | undefined,
): Promise<Shown> {
  const [lines, one] = [linesKey(ledgerId, importId), oneKey(ledgerId, importId)];
  await Promise.all([client.cancelQueries({ queryKey: lines }), client.cancelQueries({ queryKey: one })]);
  const before = [lines, one].flatMap((queryKey) => client.getQueriesData({ queryKey }));
  const moved = new Map<number, { line: ImportLine; action: ImportLine['action'] }>();
  changeLines(client, lines, (line) => {
    const decision = decisionOn(line);
    if (!decision || line.kind === 'invalid') return line;
    const next = decided(line, decision);
    moved.set(line.n, { line, action: next.action });
    return next;
  });
  client.setQueryData<Import>(one, (item) => {
    // What came of an import that is done, the server counts.
    if (!item?.outcome || item.status !== 'ready') return item;
    let { outcome } = item;
    for (const { line, action } of moved.values()) outcome = movedOutcome(outcome, line, action);
    return { ...item, outcome };
  });
  return {
    restore: () => {
      for (const [queryKey, data] of before) client.setQueryData(queryKey, data);
    },
  };
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

function changeLines(
  client: QueryClient,
  queryKey: readonly unknown[],
  change: (line: ImportLine) => ImportLine,
): void {
  client.setQueriesData<Pages>(
    { queryKey },
    (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(change) })) },
  );
}
