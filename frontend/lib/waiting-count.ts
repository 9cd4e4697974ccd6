import type { Home, InboxItem } from '@expenseai/contracts/home';
import { useQuery } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { call } from './api.ts';
import { paths } from './paths.ts';
import { ledgerKey } from './query-client.ts';

export function homeKey(ledgerId: string) {
  return [...ledgerKey(ledgerId), 'home'] as const;
}

export function inboxKey(ledgerId: string) {
  return [...ledgerKey(ledgerId), 'inbox'] as const;
}

export async function fetchHome(ledgerId: string, signal: AbortSignal): Promise<Home> {
  return call('GET /ledgers/{ledgerId}/home', { params: { ledgerId } }, { signal });
}

export async function fetchInbox(ledgerId: string, signal: AbortSignal): Promise<InboxItem[]> {
  return (await call('GET /ledgers/{ledgerId}/inbox', { params: { ledgerId } }, { signal })).items;
}

/** As far as Home counts categories; more are "99+". */
const mostCounted = 100;

/**
 * How many decisions wait: in the inbox by its own list, elsewhere by what Home says, which is asked for (again) only
 * when it `isDue`. Undefined until it is known.
 */
export function useWaitingCount(ledgerId: string, isDue: boolean): { count: number; isMore: boolean } | undefined {
  const pathname = usePathname();
  const isInbox = pathname === paths.inbox();
  const list = useQuery({
    queryKey: inboxKey(ledgerId),
    enabled: false,
    queryFn: ({ signal }) => fetchInbox(ledgerId, signal),
  }).data;
  const home = useQuery({
    queryKey: homeKey(ledgerId),
    enabled: isDue && !isInbox,
    queryFn: ({ signal }) => fetchHome(ledgerId, signal),
  }).data;
  if (isInbox) return list && { count: list.length, isMore: false };
  if (!home) return undefined;
  const { uncertainCategories, undecidedLines } = home.inbox;
  if (uncertainCategories < mostCounted) return { count: uncertainCategories + undecidedLines, isMore: false };
  return { count: mostCounted - 1, isMore: true };
}
