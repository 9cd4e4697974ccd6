import { useQueryClient } from '@tanstack/react-query';
import { call } from './api.ts';
import type { RouteBody } from './api-routes.ts';
import { changeItems } from './cached-list.ts';
import { useLedger } from './ledger.ts';
import { type Reference, referenceKey, referencePlace } from './reference-queries.ts';

type NewCategory = RouteBody<'POST /ledgers/{ledgerId}/categories'>;

/** Makes a category in a group and hands on its id, once the lists of categories have it. */
export function useNewCategory(): (
  category: { name: string; groupId: string },
  { categories }: Reference,
  onMade: (id: string) => void,
) => void {
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  return ({ name, groupId }, { categories }, onMade) => {
    const kinds = new Set([...categories.values()].filter((one) => one.groupId === groupId).map(({ kind }) => kind));
    // A group of one kind says which it is; else its name does, on the server.
    const [kind] = kinds.size === 1 ? kinds : [];
    // Only when it is wanted: a list has a picker on each of its lines. The list that asked may be gone by the answer.
    const mutation = client.getMutationCache().build(client, {
      mutationFn: (body: NewCategory) => call('POST /ledgers/{ledgerId}/categories', { params: { ledgerId }, body }),
    });
    mutation.execute({ name, groupId, ...(kind ? { kind } : {}) }).then(
      (made) => {
        changeItems(client, referencePlace(ledgerId, 'categories'), (known) => [...known, made]);
        void client.invalidateQueries({ queryKey: referenceKey(ledgerId) });
        onMade(made.id);
      },
      // The cache of mutations has said what went wrong.
      () => undefined,
    );
  };
}
