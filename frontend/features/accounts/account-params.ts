import { useSearchState } from '../../lib/search-state.ts';

export interface AccountParams {
  /** The account that is open. */
  id: string | null;
  isNew: boolean;
  open: (id: string) => void;
  openNew: () => void;
  close: () => void;
}

/** The page's state in its address: `?id=…` or `?new=yes`. */
export function useAccountParams(): AccountParams {
  const { get, set } = useSearchState();
  return {
    id: get('id'),
    isNew: get('new') === 'yes',
    open: (id) => set({ id, new: null }),
    openNew: () => set({ id: null, new: 'yes' }),
    close: () => set({ id: null, new: null }),
  };
}
