import { useSyncExternalStore } from 'react';

export interface Connection {
  /** The last request got no answer from the server itself. */
  isServerGone: boolean;
  /** The server takes no changes for the moment. */
  isInMaintenance: boolean;
  /** A request has been waiting for long. */
  isSlow: boolean;
  /** The server asked to wait so many seconds; null while it doesn't. */
  limitedSeconds: number | null;
}

/** From then on one wonders whether anything goes on. */
const patienceMilliseconds = 4_000;

const fine: Connection = { isServerGone: false, isInMaintenance: false, isSlow: false, limitedSeconds: null };
let connection = fine;
const listeners = new Set<() => void>();
/** Requests that take long, and waits that the server asked for: what is said of them ends with the last. */
let slowCount = 0;
let waits: readonly { seconds: number }[] = [];

function set(change: Partial<Connection>): void {
  const next = { ...connection, ...change };
  if (Object.entries(next).every(([name, value]) => connection[name as keyof Connection] === value)) return;
  connection = next;
  for (const listener of listeners) listener();
}

/** The server itself answered, and said whether it is being maintained; or nothing did. */
export function noteAnswer(isFromServer: boolean, isInMaintenance = connection.isInMaintenance): void {
  set({ isServerGone: !isFromServer, isInMaintenance });
}

/** Waits for a request, and lets it be known when that takes long. */
export async function watchPace<Value>(request: Promise<Value>): Promise<Value> {
  let isSlow = false;
  const timer = setTimeout(() => {
    isSlow = true;
    slowCount += 1;
    set({ isSlow: true });
  }, patienceMilliseconds);
  try {
    return await request;
  } finally {
    clearTimeout(timer);
    if (isSlow) slowCount -= 1;
    set({ isSlow: slowCount > 0 });
  }
}

/** Waits because the server asked for it, and lets that be known. */
export async function watchLimit(seconds: number, wait: Promise<void>): Promise<void> {
  const mine = { seconds };
  const tell = () => set({ limitedSeconds: waits.length === 0 ? null : Math.max(...waits.map((one) => one.seconds)) });
  waits = [...waits, mine];
  tell();
  try {
    await wait;
  } finally {
    waits = waits.filter((one) => one !== mine);
    tell();
  }
}

/** How the server can be reached at the moment. */
export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => connection,
    () => fine,
  );
}
