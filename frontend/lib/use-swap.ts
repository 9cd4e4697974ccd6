import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { showToast } from '../ui/toast-store.ts';
import { changeItems, type ListPlace } from './cached-list.ts';
import { useLedger } from './ledger.ts';
import { ledgerKey } from './query-client.ts';
import { type Placed, swapped } from './reorder.ts';

interface Named extends Placed {
  name: string;
}

interface SwapOptions {
  /** Where the list stands whose items have positions. */
  place: ListPlace;
  send: (ledgerId: string, place: Placed) => Promise<unknown>;
}

interface Swap<Item> {
  item: Item;
  other: Item;
  /** Those that the two stand among, in their order. */
  among: readonly Item[];
  isBack?: boolean;
}

/** Lets two items of a list change places, at once for the eye; Undo lets them change again. */
export function useSwap<Item extends Named>({ place, send }: SwapOptions) {
  const client = useQueryClient();
  const t = useTranslations('manage');
  const tUndo = useTranslations('undo');
  const { id: ledgerId } = useLedger();
  const { mutate } = useMutation({
    // One after the other: the server puts writers of one ledger in a row anyway.
    mutationFn: async ({ places }: Swap<Item> & { places: readonly Placed[] }) => {
      for (const place of places) await send(ledgerId, place);
    },
    onMutate: async ({ places }) => {
      await client.cancelQueries({ queryKey: place.key });
      const before = client.getQueryData(place.key);
      changeItems(client, place, (all) => placed(all as readonly Item[], places));
      return { before };
    },
    onError: (_error, _swap, context) => client.setQueryData(place.key, context?.before),
    onSuccess: (_, { item, other, among, places, isBack }) =>
      showToast(
        isBack
          ? { message: tUndo('done') }
          : {
              message: t('moved', { name: item.name }),
              onUndo: () => swap({ item, other, among: placed(among, places), isBack: true }),
            },
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ledgerKey(ledgerId) }),
  });
  function swap(wish: Swap<Item>): void {
    mutate({ ...wish, places: swapped(wish.among, wish.item.id, wish.other.id) });
  }
  return swap;
}

function placed<Item extends Placed>(items: readonly Item[], places: readonly Placed[]): Item[] {
  const byId = new Map(places.map(({ id, position }) => [id, position]));
  return items
    .map((item) => ({ ...item, position: byId.get(item.id) ?? item.position }))
    .sort((a, b) => a.position - b.position);
}
