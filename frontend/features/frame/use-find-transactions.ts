import { usePathname, useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { queryFocus } from '../../lib/handover.ts';
import { paths } from '../../lib/paths.ts';

/** Leads to the transactions' query field, from wherever one is. */
export function useFindTransactions(): () => void {
  const pathname = usePathname();
  const router = useRouter();
  return useCallback(() => {
    queryFocus.offer(true);
    if (pathname !== paths.transactions()) router.push(paths.transactions());
  }, [pathname, router]);
}
