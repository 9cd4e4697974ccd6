import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './api.ts';
import type { RouteBody } from './api-routes.ts';
import { changeItems } from './cached-list.ts';
import { useLedger } from './ledger.ts';
import { referenceKey, referencePlace, useReference } from './reference-queries.ts';

type NewCategory = RouteBody<'POST /ledgers/{ledgerId}/categories'>;

/** Makes a category in a group and hands on its id, once the lists of categories have it. */
export function useNewCategory(): (name: string, groupId: string, onMade: (id: string) => void) => void {
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  const { categories } = useReference();
  const { mutateAsync } = useMutation({
    mutationFn: (body: NewCategory) => call('POST /ledgers/{ledgerId}/categories', { params: { ledgerId }, body }),
    onSuccess: (made) => {
      changeItems(client, referencePlace(ledgerId, 'categories'), (known) => [...known, made]);
      void client.invalidateQueries({ queryKey: referenceKey(ledgerId) });
    },
  });
  return (name, groupId, onMade) => {
    const kinds = new Set([...categories.values()].filter((one) => one.groupId === groupId).map(({ kind }) => kind));
    // A group of one kind says which it is; else its name does, on the server.
    const [kind] = kinds.size === 1 ? kinds : [];
    // A promise, for the list that asked may be gone by then. What went wrong has been said by the cache of mutations.
    mutateAsync({ name, groupId, ...(kind ? { kind } : {}) }).then(
      ({ id }) => onMade(id),
      () => undefined,
    );
  };
}
