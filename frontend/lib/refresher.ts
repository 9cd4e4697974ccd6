import type { Query, QueryCacheNotifyEvent, QueryClient, QueryKey } from '@tanstack/react-query';

export interface Refresher {
  /** What is true of these keys has changed on the server: what shows them is fetched again, in a moment. */
  note: (concerns: (key: QueryKey) => boolean) => void;
  stop: () => void;
}

/** Several changes in a row are one. */
const quietMilliseconds = 300;
/** Under changes without a pause, what is shown is still brought up to date this often. */
const longestMilliseconds = 1_500;
/** Requests that may go at once, and those that come back a second: some 36 a minute of the 100 that a user has. */
const mostTokens = 24;
const tokensPerSecond = 0.6;

/**
 * Fetches again what a change elsewhere has made stale: only what is on the screen, only while it can be seen, no query
 * twice at a time, none whose fetch began after the change was heard of, and never near the server's limit.
 */
export function makeRefresher(client: QueryClient, page: Pick<Document, 'visibilityState'> & EventTarget): Refresher {
  const cache = client.getQueryCache();
  /** When each was heard to be stale, by the query's hash. */
  const stale = new Map<string, number>();
  /** When the last fetch of each began. */
  const begun = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstHeard = 0;
  let tokens = mostTokens;
  let countedAt = Date.now();

  const unsubscribe = cache.subscribe((event: QueryCacheNotifyEvent) => {
    if (event.type === 'updated' && event.action.type === 'fetch') begun.set(event.query.queryHash, Date.now());
    if (event.type === 'removed') {
      begun.delete(event.query.queryHash);
      stale.delete(event.query.queryHash);
    }
  });

  function wake(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(flush, milliseconds);
  }

  function takeTokens(): number {
    const now = Date.now();
    tokens = Math.min(mostTokens, tokens + ((now - countedAt) / 1_000) * tokensPerSecond);
    countedAt = now;
    return tokens;
  }

  function flush(): void {
    // A page that nobody sees waits until it is looked at again.
    if (page.visibilityState === 'hidden') return;
    firstHeard = 0;
    for (const [hash, heardAt] of stale) {
      const query = cache.get(hash);
      if (!query?.isActive() || (begun.get(hash) ?? Number.NEGATIVE_INFINITY) >= heardAt) {
        stale.delete(hash);
        continue;
      }
      // One that is under way may have been answered before the change: it is asked again when it is back.
      if (query.state.fetchStatus !== 'idle' || takeTokens() < 1) continue;
      stale.delete(hash);
      tokens -= costOf(query);
      void client.refetchQueries({ queryKey: query.queryKey, exact: true }, { cancelRefetch: false });
    }
    if (stale.size === 0) return;
    const wait = takeTokens() < 1 ? ((1 - tokens) / tokensPerSecond) * 1_000 : 0;
    wake(Math.max(quietMilliseconds, wait));
  }

  const onVisible = () => {
    if (page.visibilityState === 'visible' && stale.size > 0) wake(0);
  };
  page.addEventListener('visibilitychange', onVisible);

  return {
    note: (concerns) => {
      const now = Date.now();
      const predicate = (query: Query) => concerns(query.queryKey);
      // What nobody looks at is fetched when somebody does.
      void client.invalidateQueries({ predicate, refetchType: 'none' });
      for (const query of cache.findAll({ type: 'active', predicate })) stale.set(query.queryHash, now);
      if (stale.size === 0) return;
      firstHeard ||= now;
      wake(Math.max(0, Math.min(quietMilliseconds, firstHeard + longestMilliseconds - now)));
    },
    stop: () => {
      clearTimeout(timer);
      unsubscribe();
      page.removeEventListener('visibilitychange', onVisible);
    },
  };
}

/** A list asks for each of its pages. */
function costOf({ state }: Query): number {
  const { data } = state;
  return typeof data === 'object' && data !== null && 'pages' in data && Array.isArray(data.pages)
    ? Math.max(1, data.pages.length)
    : 1;
}
