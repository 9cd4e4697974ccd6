import { areAmountsHidden, setAmountsHidden } from '../ui/amount-text.ts';
import { dismissToasts } from '../ui/toast-store.ts';
import { readStored, writeStored } from './browser-storage.ts';

/** public/boot.js reads it, too. */
const key = 'expenseai.amounts';

/** Hides all amounts in this and all other tabs of the browser, or shows them again. */
export function toggleAmounts(): void {
  const isHidden = !areAmountsHidden();
  writeStored(key, isHidden ? 'hidden' : 'shown');
  apply(isHidden);
}

function apply(isHidden: boolean): void {
  setAmountsHidden(isHidden);
  // What was saved is said with its amount, in a text that is there already.
  if (isHidden) dismissToasts();
}

/** Follows the other tabs; returns the function that stops. */
export function followHiddenAmounts(): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key === key) apply(readStored(key) === 'hidden');
  };
  window.addEventListener('storage', onStorage);
  return () => window.removeEventListener('storage', onStorage);
}
