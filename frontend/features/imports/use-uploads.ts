import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useLedger } from '../../lib/ledger.ts';
import { type Upload, UploadQueue } from './upload-queue.ts';

let queue: UploadQueue | undefined;
const arrivals = new Set<(importId: string) => void>();
let isPageComing = false;
let waiting: string | null = null;
const none: readonly Upload[] = [];

/** The queue of this tab, over all its pages. */
export function uploadQueue(): UploadQueue {
  queue ??= new UploadQueue();
  return queue;
}

/** Files were dropped, and the page of imports is on its way: it is to be told of the first that arrives. */
export function expectPage(): void {
  isPageComing = true;
}

/** Tells whoever listens that a file has arrived and what its import is. */
export function noteArrival(importId: string): void {
  if (arrivals.size === 0 && isPageComing) waiting = importId;
  isPageComing = false;
  for (const listener of arrivals) listener(importId);
}

/** Calls back for each file that arrives while the component is shown, or for a drop that brought the page up. */
export function useArrivals(onArrival: (importId: string) => void): void {
  const callback = useRef(onArrival);
  useEffect(() => {
    callback.current = onArrival;
  });
  useEffect(() => {
    const listener = (importId: string) => callback.current(importId);
    arrivals.add(listener);
    if (waiting !== null) listener(waiting);
    waiting = null;
    return () => {
      arrivals.delete(listener);
    };
  }, []);
}

/** Files of the open ledger that are on their way to the server. */
export function useUploads(): readonly Upload[] {
  const { id } = useLedger();
  const all = useSyncExternalStore(
    (listener) => uploadQueue().subscribe(listener),
    () => uploadQueue().all(),
    () => none,
  );
  return all.filter((upload) => upload.ledgerId === id);
}
