import { useEffect, useRef } from 'react';
import { readStored, writeStored } from './browser-storage.ts';

interface KeptScroll {
  /** What the place belongs to, such as the page and its query. */
  name: string;
  /** False until there is something to scroll. */
  isReady: boolean;
  hasMore: boolean;
  loadMore: () => void;
}

const settleMilliseconds = 120;

/** Comes back to where this list was scrolled to, after a reload or another page; a list never seen begins on top. */
export function useKeptScroll({ name, isReady, hasMore, loadMore }: KeptScroll): void {
  const key = `expenseai.scroll.${name}`;
  const wanted = useRef<{ key: string; top: number } | null>(null);
  if (wanted.current?.key !== key) wanted.current = { key, top: Number(readStored(key, 'session') ?? 0) };

  useEffect(() => {
    const place = wanted.current;
    if (!isReady || !place || place.key !== key || place.top < 0) return;
    const reachable = document.documentElement.scrollHeight - window.innerHeight;
    if (reachable < place.top && hasMore) return loadMore();
    window.scrollTo({ top: place.top, behavior: 'instant' });
    // Done: from now on the person scrolls.
    place.top = -1;
  });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (wanted.current?.top === -1) writeStored(key, String(Math.round(window.scrollY)), 'session');
      }, settleMilliseconds);
    };
    window.addEventListener('scroll', keep, { passive: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener('scroll', keep);
    };
  }, [key]);
}
