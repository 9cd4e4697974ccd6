import type { Payee } from '@expenseai/contracts/payees';
import type { Transaction } from '@expenseai/contracts/transactions';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.ts';

const freshMilliseconds = 5 * 60_000;
const pageSize = 500;
/** Payees beyond these are known by the newest transactions only. */
const mostPages = 4;

/** Beside the ledger's own keys: a change elsewhere doesn't make what was learned wrong, and is not worth five requests. */
export function knowledgeKey(ledgerId: string) {
  return ['entry-knowledge', ledgerId] as const;
}

export interface Knowledge {
  payees: readonly Payee[];
  tags: readonly string[];
  /** Newest first. */
  recent: readonly Transaction[];
}

/** What a line can name, and what was decided lately; fetched when the bar is first opened. */
export function useKnowledge(): Knowledge | undefined {
  const { id: ledgerId } = useLedger();
  const params = { ledgerId };
  const options = { staleTime: freshMilliseconds, retry: 0 } as const;
  const payees = useQuery({
    ...options,
    queryKey: [...knowledgeKey(ledgerId), 'payees'],
    queryFn: async ({ signal }) => {
      const all: Payee[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < mostPages; page += 1) {
        const query = { limit: pageSize, cursor };
        const answer = await call('GET /ledgers/{ledgerId}/payees', { params, query }, { signal });
        all.push(...answer.items);
        if (answer.nextCursor === null) break;
        cursor = answer.nextCursor;
      }
      return all;
    },
  });
  const tags = useQuery({
    ...options,
    queryKey: [...knowledgeKey(ledgerId), 'tags'],
    queryFn: async ({ signal }) => {
      const { items } = await call('GET /ledgers/{ledgerId}/tags', { params }, { signal });
      return items.map(({ name }) => name);
    },
  });
  const recent = useQuery({
    ...options,
    queryKey: [...knowledgeKey(ledgerId), 'recent'],
    queryFn: async ({ signal }) => {
      const query = { limit: pageSize };
      return (await call('GET /ledgers/{ledgerId}/transactions', { params, query }, { signal })).items;
    },
  });
  const isSettled = [payees, tags, recent].every(({ isPending }) => !isPending);
  return useMemo(
    () =>
      isSettled
        ? { payees: payees.data ?? nothing, tags: tags.data ?? nothing, recent: recent.data ?? nothing }
        : undefined,
    [isSettled, payees.data, tags.data, recent.data],
  );
}

const nothing: readonly never[] = [];
