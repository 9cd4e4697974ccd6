import type { Account } from '@expenseai/contracts/accounts';
import type { Category, CategoryGroup } from '@expenseai/contracts/categories';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from './api.ts';
import { useLedger } from './ledger.ts';
import { ledgerKey } from './query-client.ts';

export function useAccounts() {
  const { id: ledgerId } = useLedger();
  return useQuery({
    queryKey: [...ledgerKey(ledgerId), 'accounts'],
    queryFn: async ({ signal }) =>
      (await call('GET /ledgers/{ledgerId}/accounts', { params: { ledgerId } }, { signal })).items,
  });
}

export function useCategories() {
  const { id: ledgerId } = useLedger();
  return useQuery({
    queryKey: [...ledgerKey(ledgerId), 'categories'],
    queryFn: async ({ signal }) =>
      (await call('GET /ledgers/{ledgerId}/categories', { params: { ledgerId } }, { signal })).items,
  });
}

export function useCategoryGroups() {
  const { id: ledgerId } = useLedger();
  return useQuery({
    queryKey: [...ledgerKey(ledgerId), 'category-groups'],
    queryFn: async ({ signal }) =>
      (await call('GET /ledgers/{ledgerId}/category-groups', { params: { ledgerId } }, { signal })).items,
  });
}

/** What lines refer to by id; empty maps while it is on its way. */
export interface Reference {
  accounts: ReadonlyMap<string, Account>;
  categories: ReadonlyMap<string, Category>;
  groups: readonly CategoryGroup[];
  isReady: boolean;
}

/** Accounts and categories by id, for lists that name them on each line. */
export function useReference(): Reference {
  const accounts = useAccounts().data;
  const categories = useCategories().data;
  const groups = useCategoryGroups().data;
  return useMemo(
    () => ({
      accounts: new Map(accounts?.map((account) => [account.id, account])),
      categories: new Map(categories?.map((category) => [category.id, category])),
      groups: groups ?? [],
      isReady: accounts !== undefined && categories !== undefined,
    }),
    [accounts, categories, groups],
  );
}
