import { useCallback } from 'react';
import { useSearchState } from '../../lib/search-state.ts';

export const lineKinds = ['new', 'duplicate', 'matched', 'uncertain', 'invalid'] as const;
export type LineKind = (typeof lineKinds)[number];

export interface ImportParams {
  /** The import that is open; null for the list. */
  id: string | null;
  tab: LineKind | null;
  open: (id: string | null) => void;
  setTab: (tab: LineKind) => void;
}

/** What the address says of the imports page. */
export function useImportParams(): ImportParams {
  const { get, set } = useSearchState();
  const tab = get('tab');
  return {
    id: get('id'),
    tab: lineKinds.find((kind) => kind === tab) ?? null,
    open: useCallback((id: string | null) => set({ id, tab: null }), [set]),
    setTab: useCallback((next: LineKind) => set({ tab: next }, 'replace'), [set]),
  };
}
