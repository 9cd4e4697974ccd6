import type { Home } from '@expenseai/contracts/home';
import { useQuery } from '@tanstack/react-query';
import { useLedger } from '../../lib/ledger.ts';
import { fetchHome, homeKey } from '../../lib/waiting-count.ts';

/** The month at a glance. */
export function useHome() {
  const { id: ledgerId } = useLedger();
  return useQuery<Home>({
    queryKey: homeKey(ledgerId),
    queryFn: ({ signal }) => fetchHome(ledgerId, signal),
  });
}
