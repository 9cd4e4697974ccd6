import { useEffect, useState } from 'react';

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
