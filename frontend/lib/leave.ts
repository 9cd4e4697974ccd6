import { forgetStored, writeStored } from './browser-storage.ts';
import { paths } from './paths.ts';
import { noteNoSession } from './session-hint.ts';

const key = 'expenseai.left';

/** How this browser shows things, and who has seen the first steps: nothing of a ledger. */
const kept = ['theme', 'locale', 'rail', 'amounts', 'welcomed.'].map((name) => `expenseai.${name}`);

/**
 * Leaves nothing of the user behind in this tab and in what is stored: what was typed and noted is forgotten, and what was fetched goes with
 * the document, for which the page to sign in is loaded anew.
 */
export function leave(): void {
  forgetStored(kept);
  noteNoSession();
  window.location.assign(paths.signIn());
}

/** For another user who has signed in: leaves nothing of the one before, and opens Home by a document of its own. */
export function startAnew(): void {
  forgetStored([...kept, 'expenseai.session', 'expenseai.access-until']);
  window.location.assign(paths.home());
}

/** Has the other tabs leave: before the session ends, so that none of them asks on behalf of it. */
export function leaveOtherTabs(): void {
  writeStored(key, String(Date.now()));
}

/** Leaves with the other tabs; returns the function that stops. */
export function followLeaving(): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key === key && event.newValue !== null) leave();
  };
  window.addEventListener('storage', onStorage);
  return () => window.removeEventListener('storage', onStorage);
}
