import type { QueryClient } from '@tanstack/react-query';

export interface Item {
  id: string;
}

/** Where a list stands in the cache: on its own, in pages, or as a part of an answer with several. */
export interface ListPlace {
  key: readonly unknown[];
  /** The member of the answer that is the list. */
  part?: string;
}

type Cached = readonly Item[] | { pages: { items: readonly Item[] }[] } | undefined;

/** Changes the items of each cached list at a place. */
export function changeItems(
  client: QueryClient,
  { key: queryKey, part }: ListPlace,
  change: (items: readonly Item[]) => readonly Item[],
): void {
  if (part !== undefined) {
    client.setQueriesData<Record<string, readonly Item[]>>(
      { queryKey },
      (data) => data && { ...data, [part]: change(data[part] ?? []) },
    );
    return;
  }
  client.setQueriesData<Cached>({ queryKey }, (data) => {
    if (data === undefined) return data;
    if (!('pages' in data)) return change(data);
    return { ...data, pages: data.pages.map((page) => ({ ...page, items: change(page.items) })) };
  });
}
