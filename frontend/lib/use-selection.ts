import { useCallback, useMemo, useRef, useState } from 'react';

export interface Selection {
  ids: ReadonlySet<string>;
  /** All that match the query, also those that no page has brought yet. */
  isAll: boolean;
  has: (id: string) => boolean;
  /** With `isRange`, all from the last one toggled to this one. */
  toggle: (id: string, isRange?: boolean) => void;
  /** Chooses both and what lies between them. */
  reach: (from: string, to: string) => void;
  toggleAll: () => void;
  clear: () => void;
}

const nothing: ReadonlySet<string> = new Set();

interface Item {
  id: string;
}

/** Which lines of a list are chosen. It ends with the query (or kind of lines) `q` that it was made in. */
export function useSelection(items: readonly Item[], q: string): Selection {
  const [state, setState] = useState({ q, ids: nothing, isAll: false });
  const { ids, isAll } = state.q === q ? state : { ids: nothing, isAll: false };
  const anchor = useRef<string | null>(null);
  const latest = useRef({ items, ids, isAll, q });
  latest.current = { items, ids, isAll, q };

  const toggle = useCallback((id: string, isRange = false) => {
    const now = latest.current;
    // Of "all", taking one away leaves those that are known by name.
    const next = new Set(now.isAll ? now.items.map((item) => item.id) : now.ids);
    const isChosen = !next.has(id);
    for (const one of isRange ? between(now.items, anchor.current, id) : [id]) {
      if (isChosen) next.add(one);
      else next.delete(one);
    }
    anchor.current = id;
    setState({ q: now.q, ids: next, isAll: false });
  }, []);

  const reach = useCallback((from: string, to: string) => {
    const now = latest.current;
    const next = new Set(now.isAll ? now.items.map((item) => item.id) : now.ids);
    for (const one of between(now.items, from, to)) next.add(one);
    anchor.current = to;
    setState({ q: now.q, ids: next, isAll: false });
  }, []);

  const clear = useCallback(() => setState({ q: latest.current.q, ids: nothing, isAll: false }), []);
  const toggleAll = useCallback(
    () =>
      setState({ q: latest.current.q, ids: nothing, isAll: !latest.current.isAll && latest.current.ids.size === 0 }),
    [],
  );
  return useMemo(
    () => ({ ids, isAll, has: (id) => isAll || ids.has(id), toggle, reach, toggleAll, clear }),
    [ids, isAll, toggle, reach, toggleAll, clear],
  );
}

function between(items: readonly Item[], from: string | null, to: string): string[] {
  const end = items.findIndex((item) => item.id === to);
  const begin = items.findIndex((item) => item.id === from);
  if (begin === -1) return [to];
  return items.slice(Math.min(begin, end), Math.max(begin, end) + 1).map((item) => item.id);
}
