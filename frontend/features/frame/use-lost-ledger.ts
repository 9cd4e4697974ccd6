import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isOwnEnd, type Ledger } from '../../lib/ledger.ts';
import { ledgerKey } from '../../lib/query-client.ts';

/**
 * The ledger that was shown and that its user has no longer: taken out of it, or it was deleted elsewhere. `accept` goes
 * on with the one that is shown now.
 */
export function useLostLedger(ledgers: readonly Ledger[] | undefined, ledger: Ledger | undefined) {
  const client = useQueryClient();
  const [shown, setShown] = useState<Ledger | undefined>();
  const isGone = shown !== undefined && ledgers !== undefined && !ledgers.some(({ id }) => id === shown.id);
  const lost = isGone && !isOwnEnd(shown.id) ? shown : null;
  const lostId = lost?.id;
  useEffect(() => {
    if (lostId) client.removeQueries({ queryKey: ledgerKey(lostId) });
    else setShown(ledger);
  }, [client, lostId, ledger]);
  return { lost, accept: () => setShown(ledger) };
}
