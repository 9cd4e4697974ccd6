import type { InboxItem } from '@expenseai/contracts/home';
import type { QueryClient } from '@tanstack/react-query';
import { inboxKey } from '../../lib/waiting-count.ts';
import { withoutAsked, withReturning } from './inbox-item.ts';

/** Takes what an item asks about out of the list, and stops answers that may still hold it. */
export async function takeOut(client: QueryClient, ledgerId: string, item: InboxItem): Promise<void> {
  const key = inboxKey(ledgerId);
  const remove = () => client.setQueryData<InboxItem[]>(key, (items) => items && withoutAsked(items, [item]));
  remove();
  await client.cancelQueries({ queryKey: key, exact: true });
  remove();
}

/** Puts an item back in its place by size, where the list lacks it. */
export function putBack(client: QueryClient, ledgerId: string, item: InboxItem): void {
  client.setQueryData<InboxItem[]>(inboxKey(ledgerId), (items = []) => withReturning(items, [item]));
}
