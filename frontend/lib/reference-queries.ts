import type { Account } from '@expenseai/contracts/accounts';
import type { Category, CategoryGroup } from '@expenseai/contracts/categories';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call } from './api.ts';
import type { RouteResponse } from './api-routes.ts';
import { useLedger } from './ledger.ts';
import { ledgerKey } from './query-client.ts';

type Answer = RouteResponse<'GET /ledgers/{ledgerId}/reference'>;

/** What nearly every page refers to, in one answer. */
export function referenceKey(ledgerId: string) {
  return [...ledgerKey(ledgerId), 'reference'] as const;
}

/** Where one of its lists stands, to be changed before the server has said so. */
export function referencePlace(ledgerId: string, part: 'accounts' | 'categories' | 'categoryGroups') {
  return { key: referenceKey(ledgerId), part };
}

function referenceQuery(ledgerId: string) {
  return queryOptions({
    queryKey: referenceKey(ledgerId),
    queryFn: ({ signal }) => call('GET /ledgers/{ledgerId}/reference', { params: { ledgerId } }, { signal }),
  });
}

function useReferencePart<Part extends keyof Answer>(part: Part) {
  return useQuery({ ...referenceQuery(useLedger().id), select: (answer) => answer[part] });
}

export const useAccounts = () => useReferencePart('accounts');
export const useCategories = () => useReferencePart('categories');
export const useCategoryGroups = () => useReferencePart('categoryGroups');
/** Saved queries. */
export const useViews = () => useReferencePart('views');
/** How many decisions wait; categories are counted as far as 100. */
export const useInboxCounts = () => useReferencePart('inbox');

/** What lines refer to by id; empty maps while it is on its way. */
export interface Reference {
  accounts: ReadonlyMap<string, Account>;
  categories: ReadonlyMap<string, Category>;
  groups: readonly CategoryGroup[];
  isReady: boolean;
}

const empty: Reference = { accounts: new Map(), categories: new Map(), groups: [], isReady: false };
let made: { from: Answer; reference: Reference } | undefined;

/** Made once for all who ask: a list may do so on every line. */
function toReference(answer: Answer): Reference {
  const { accounts, categories, categoryGroups: groups } = answer;
  const { from } = made ?? {};
  if (made && from?.accounts === accounts && from.categories === categories && from.categoryGroups === groups) {
    return made.reference;
  }
  const reference: Reference = {
    accounts: new Map(accounts.map((account) => [account.id, account])),
    categories: new Map(categories.map((category) => [category.id, category])),
    groups,
    isReady: true,
  };
  made = { from: answer, reference };
  return reference;
}

/** Accounts and categories by id, for lists that name them on each line. */
export function useReference(): Reference {
  const answer = useQuery(referenceQuery(useLedger().id)).data;
  return answer ? toReference(answer) : empty;
}

/** Gives a category's name as it is when asked, also of one that was made since the component was drawn. */
export function useCategoryName(): (id: string | null) => string | undefined {
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  return useCallback(
    (id) =>
      client.getQueryData<Answer>(referenceKey(ledgerId))?.categories.find((category) => category.id === id)?.name,
    [client, ledgerId],
  );
}
