import { useEffect, useState } from 'react';
import { readStored, writeStored } from '../../lib/browser-storage.ts';

/**
 * The token of `#token=…`: a fragment reaches neither logs nor other sites, and is taken out of the address, so that
 * it stays out of the history too. Undefined until it was looked for, null where there is none.
 */
export function useLinkToken(): string | null | undefined {
  const [token, setToken] = useState<string | null>();
  useEffect(() => {
    const found = new URLSearchParams(window.location.hash.slice(1)).get('token');
    setToken((before) => found || before || null);
    if (found) window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);
  return token;
}

const keptUnder = 'expenseai.invite';

/** As useLinkToken, and kept in this tab while its person signs in, which leaves the page. */
export function useKeptToken(): { token: string | null | undefined; forget: () => void } {
  const given = useLinkToken();
  const [kept, setKept] = useState<string | null>(null);
  useEffect(() => {
    if (given) writeStored(keptUnder, given, 'session');
    if (given === null) setKept(readStored(keptUnder, 'session') || null);
  }, [given]);
  return { token: given ?? kept ?? given, forget: () => writeStored(keptUnder, '', 'session') };
}
