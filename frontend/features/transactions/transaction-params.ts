import { useCallback } from 'react';
import { useSearchState } from '../../lib/search-state.ts';

export interface TransactionParams {
  /** The query as typed; empty for everything. */
  q: string;
  /** The transaction whose details are shown. */
  openId: string | null;
  setQuery: (q: string) => void;
  setOpen: (id: string | null) => void;
}

/** What the address says of the transactions page. */
export function useTransactionParams(): TransactionParams {
  const { get, set } = useSearchState();
  const openId = get('open');
  const isOpen = openId !== null;
  return {
    q: get('q') ?? '',
    openId,
    setQuery: useCallback((q: string) => set({ q, open: null }), [set]),
    // Going from one to the next is no step that Back should return through.
    setOpen: useCallback((id: string | null) => set({ open: id }, isOpen ? 'replace' : 'push'), [set, isOpen]),
  };
}
