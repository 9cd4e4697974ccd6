import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { call } from './api.ts';
import type { RouteResponse } from './api-routes.ts';
import { readStored, writeStored } from './browser-storage.ts';
import { hasSessionHint } from './session-hint.ts';

export type Ledger = RouteResponse<'GET /ledgers'>['items'][number];

const key = 'expenseai.ledger';

export const ledgersKey = ['ledgers'] as const;

/** All ledgers of the user; nobody is asked for them where it is plain that nobody is signed in. */
export function useLedgers(isEnabled = hasSessionHint()) {
  return useQuery({
    queryKey: ledgersKey,
    enabled: isEnabled,
    queryFn: async ({ signal }) => (await call('GET /ledgers', {}, { signal })).items,
  });
}

/** The ledger that the address names, else this tab's last, else the browser's last, else the first. */
export function pickLedger(ledgers: readonly Ledger[], named: string | null): Ledger | undefined {
  for (const id of [named, readStored(key, 'session'), readStored(key)]) {
    const found = ledgers.find((ledger) => ledger.id === id);
    if (found) return found;
  }
  return ledgers[0];
}

/** Makes it the one that this tab, and the next new one, opens. */
export function rememberLedger(ledgerId: string): void {
  writeStored(key, ledgerId, 'session');
  writeStored(key, ledgerId);
}

const ownEnds = new Set<string>();

/** The user leaves or deletes it from this tab: nobody needs to say that it is gone. */
export function noteOwnEnd(ledgerId: string): void {
  ownEnds.add(ledgerId);
}

export function isOwnEnd(ledgerId: string): boolean {
  return ownEnds.has(ledgerId);
}

/** Set by the frame, once session and ledgers are known. */
export const LedgerContext = createContext<Ledger | null>(null);

/** The ledger that the page shows; only pages inside the frame may ask. */
export function useLedger(): Ledger {
  const ledger = useContext(LedgerContext);
  if (!ledger) throw new Error('useLedger outside of the frame');
  return ledger;
}
