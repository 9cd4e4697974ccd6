import type { Home } from '@expenseai/contracts/home';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLedger } from '../../lib/ledger.ts';
import { fetchHome, homeKey } from '../../lib/waiting-count.ts';

/** A month at a glance, this one where none is named; while another is on its way, the one before stays. */
export function useHome(month: string | null) {
  const { id: ledgerId } = useLedger();
  return useQuery<Home>({
    queryKey: month === null ? homeKey(ledgerId) : [...homeKey(ledgerId), month],
    queryFn: ({ signal }) => fetchHome(ledgerId, signal, month ?? undefined),
    placeholderData: keepPreviousData,
  });
}
