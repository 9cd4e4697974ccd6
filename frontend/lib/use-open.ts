import { useSearchState } from './search-state.ts';

interface Open {
  /** The one whose details are shown. */
  openId: string | null;
  open: (id: string | null) => void;
  toggle: (id: string) => void;
}

/** Which entry of a list is open, in the address: `?open=…`. */
export function useOpen(): Open {
  const { get, set } = useSearchState();
  const openId = get('open');
  return {
    openId,
    open: (id) => set({ open: id }),
    toggle: (id) => set({ open: id === openId ? null : id }),
  };
}
