import type { QueryClient } from '@tanstack/react-query';
import { call } from './api.ts';
import type { RouteBody, RouteResponse } from './api-routes.ts';
import { referenceKey } from './reference-queries.ts';

type Reference = RouteResponse<'GET /ledgers/{ledgerId}/reference'>;
type NewCategory = RouteBody<'POST /ledgers/{ledgerId}/categories'>;

/** Makes a category in a group and hands on its id, once the list of categories has it. Loaded when it is wanted. */
export async function newCategory(
  client: QueryClient,
  ledgerId: string,
  { name, groupId }: { name: string; groupId: string },
  onMade: (id: string) => void,
): Promise<void> {
  const queryKey = referenceKey(ledgerId);
  const known = client.getQueryData<Reference>(queryKey)?.categories.filter((one) => one.groupId === groupId);
  const kinds = new Set(known?.map(({ kind }) => kind));
  // A group of one kind says which it is; else its name does, on the server.
  const [kind] = kinds.size === 1 ? kinds : [];
  // Through the cache of mutations, which says what went wrong.
  const mutation = client.getMutationCache().build(client, {
    mutationFn: (body: NewCategory) => call('POST /ledgers/{ledgerId}/categories', { params: { ledgerId }, body }),
  });
  const made = await mutation.execute({ name, groupId, ...(kind ? { kind } : {}) }).catch(() => null);
  if (!made) return;
  client.setQueryData<Reference>(
    queryKey,
    (reference) => reference && { ...reference, categories: [...reference.categories, made] },
  );
  void client.invalidateQueries({ queryKey });
  onMade(made.id);
}
