import type { Home, InboxItem } from '@expenseai/contracts/home';
import { useQuery } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { call } from './api.ts';
import { useLedger } from './ledger.ts';
import { paths } from './paths.ts';
import { ledgerKey } from './query-client.ts';
import { useInboxCounts } from './reference-queries.ts';

export function homeKey(ledgerId: string) {
  return [...ledgerKey(ledgerId), 'home'] as const;
}

export function inboxKey(ledgerId: string) {
  return [...ledgerKey(ledgerId), 'inbox'] as const;
}

/** The month that holds a day; without one, this month. */
export async function fetchHome(ledgerId: string, signal: AbortSignal, month?: string): Promise<Home> {
  return call('GET /ledgers/{ledgerId}/home', { params: { ledgerId }, query: { month } }, { signal });
}

export async function fetchInbox(ledgerId: string, signal: AbortSignal): Promise<InboxItem[]> {
  return (await call('GET /ledgers/{ledgerId}/inbox', { params: { ledgerId } }, { signal })).items;
}

/** As far as categories are counted; more are "99+". */
const mostCounted = 100;

/** How many decisions wait: in the inbox by its own list, elsewhere as the reference says. Undefined until it is known. */
export function useWaitingCount(): { count: number; isMore: boolean } | undefined {
  const { id: ledgerId } = useLedger();
  const isInbox = usePathname() === paths.inbox();
  const list = useQuery({
    queryKey: inboxKey(ledgerId),
    enabled: false,
    queryFn: ({ signal }) => fetchInbox(ledgerId, signal),
  }).data;
  const counted = useInboxCounts().data;
  if (isInbox && list) return { count: list.length, isMore: false };
  if (!counted) return undefined;
  const { uncertainCategories, undecidedLines } = counted;
  if (uncertainCategories < mostCounted) return { count: uncertainCategories + undecidedLines, isMore: false };
  return { count: mostCounted - 1, isMore: true };
}
