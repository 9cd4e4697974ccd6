import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.ts';
import { ledgerKey } from '../../lib/query-client.ts';

const pauseMilliseconds = 250;
const mostShown = 5;

/** The value once it has stayed for a moment, so that not every key asks the server. */
function usePaused<Value>(value: Value): Value {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}

/** The newest transactions that match, with how many there are; null for no query. */
export function useFound(wanted: string | null) {
  const { id: ledgerId } = useLedger();
  const q = usePaused(wanted);
  const params = { ledgerId };
  const list = useQuery({
    enabled: q !== null,
    queryKey: [...ledgerKey(ledgerId), 'transactions', 'found', q],
    queryFn: ({ signal }) =>
      call(
        'GET /ledgers/{ledgerId}/transactions',
        { params, query: { q: q ?? undefined, limit: mostShown } },
        { signal },
      ),
    placeholderData: keepPreviousData,
  });
  const summary = useQuery({
    enabled: q !== null,
    queryKey: [...ledgerKey(ledgerId), 'transactions', 'summary', q],
    queryFn: ({ signal }) =>
      call('GET /ledgers/{ledgerId}/transactions/summary', { params, query: { q: q ?? undefined } }, { signal }),
    placeholderData: keepPreviousData,
  });
  // What was found for other words says nothing of these.
  const isCurrent = [list, summary].every(({ isSuccess, isPlaceholderData }) => isSuccess && !isPlaceholderData);
  if (!isCurrent || q !== wanted) return nothingYet;
  return { items: list.data?.items ?? [], summary: summary.data, isCurrent: true };
}

const nothingYet = { items: [], summary: undefined, isCurrent: false };
