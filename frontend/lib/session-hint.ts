import { isStorageUsable, readStored, writeStored } from './browser-storage.ts';

const hintKey = 'expenseai.session';
const accessKey = 'expenseai.access-until';

/** Before the cookie itself ends, so that no request is on its way meanwhile. */
const marginMilliseconds = 10_000;

/**
 * False where nobody is signed in, as far as this browser remembers. The cookies can't be read here; the hint spares
 * visitors without a session requests that must fail.
 */
export function hasSessionHint(): boolean {
  if (typeof window === 'undefined') return false;
  return readStored(hintKey) === 'yes' || !isStorageUsable();
}

/** Remembers that a session was begun or renewed; its access holds for so many seconds. */
export function noteSession(accessSeconds: number): void {
  writeStored(hintKey, 'yes');
  writeStored(accessKey, String(Date.now() + accessSeconds * 1_000));
}

/** Remembers that there is no session. */
export function noteNoSession(): void {
  writeStored(hintKey, 'no');
  writeStored(accessKey, '');
}

/** True where a session is remembered whose access has run out: it has to be renewed before anything is asked. */
export function isAccessOver(): boolean {
  const until = Number(readStored(accessKey) ?? '');
  return readStored(hintKey) === 'yes' && until > 0 && Date.now() > until - marginMilliseconds;
}
