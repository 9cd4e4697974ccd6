import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

export type SearchChanges = Record<string, string | null | undefined>;

export interface SearchState {
  get: (name: string) => string | null;
  /** Sets parameters of the address, removes those that are empty; `push` makes a step that Back returns from. */
  set: (changes: SearchChanges, how?: 'push' | 'replace') => void;
}

/** The state of a page that lives in its address. Components that use it stand in a `Suspense`, as the export wants. */
export function useSearchState(): SearchState {
  const search = useSearchParams();
  return {
    get: (name) => search.get(name),
    set: useCallback((changes, how = 'push') => {
      const url = new URL(window.location.href);
      for (const [name, value] of Object.entries(changes)) {
        if (value) url.searchParams.set(name, value);
        else url.searchParams.delete(name);
      }
      if (url.href === window.location.href) return;
      const address = `${url.pathname}${url.search}`;
      // Next follows both, without asking for a page.
      if (how === 'push') window.history.pushState(null, '', address);
      else window.history.replaceState(null, '', address);
    }, []),
  };
}
