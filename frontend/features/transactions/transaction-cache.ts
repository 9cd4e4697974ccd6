import type { Transaction } from '@expenseai/contracts/transactions';
import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';

type Pages = InfiniteData<{ items: Transaction[]; nextCursor: string | null }>;

/** The transaction as a list has it, or the panel. */
export function findCached(client: QueryClient, key: QueryKey, id: string): Transaction | undefined {
  for (const [, data] of client.getQueriesData<Pages>({ queryKey: [...key, 'pages'] })) {
    for (const page of data?.pages ?? []) {
      const found = page.items.find((item) => item.id === id);
      if (found) return found;
    }
  }
  return client.getQueryData<Transaction>([...key, 'one', id]);
}

/** Changes transactions wherever they are shown; `change` gives null for one that goes. */
export function changeCached(
  client: QueryClient,
  key: QueryKey,
  change: (transaction: Transaction) => Transaction | null,
): void {
  client.setQueriesData<Pages>(
    { queryKey: [...key, 'pages'] },
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({ ...page, items: page.items.flatMap((item) => change(item) ?? []) })),
      },
  );
  client.setQueriesData<Transaction>({ queryKey: [...key, 'one'] }, (item) => (item && change(item)) ?? item);
}

/** All lists and single ones as they are now; the function given back restores them. */
export function snapshot(client: QueryClient, key: QueryKey): () => void {
  const kept = ['pages', 'one'].flatMap((part) => client.getQueriesData({ queryKey: [...key, part] }));
  return () => {
    for (const [queryKey, data] of kept) client.setQueryData(queryKey, data);
  };
}
