import type { InboxItem } from '@expenseai/contracts/home';

/** Uncertain categories of one payee, which one answer settles. */
export type CategoryItem = InboxItem & { kind: 'category' };
/** A line of a written import of which it is open whether the ledger has it. */
export type DuplicateItem = InboxItem & { kind: 'duplicate'; importId: string; line: number };

export type Answer =
  | { kind: 'category'; categoryId: string | null }
  | { kind: 'line'; action: 'add' | 'skip' | 'merge' };

export function isDuplicate(item: InboxItem): item is DuplicateItem {
  return item.kind === 'duplicate' && item.importId !== null && item.line !== null;
}

/** What names an item while its count and sum change. */
export function keyOf(item: InboxItem): string {
  return isDuplicate(item) ? `line ${item.importId} ${item.line}` : item.q;
}

/** The items in the order in which they are asked: categories, then lines, and last what was put off, each as given. */
export function inAskingOrder(items: readonly InboxItem[], putOff: readonly string[]): InboxItem[] {
  const places = new Map(putOff.map((key, index) => [key, index + 2]));
  const placeOf = (item: InboxItem) => places.get(keyOf(item)) ?? (isDuplicate(item) ? 1 : 0);
  return items.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** The list with items that wait again but aren't in it yet, each where its size puts it. */
export function withReturning(items: readonly InboxItem[], returning: readonly InboxItem[]): InboxItem[] {
  const known = new Set(items.map(keyOf));
  const missing = returning.filter((item) => !known.has(keyOf(item)));
  if (missing.length === 0) return [...items];
  return [...items, ...missing].sort((a, b) => b.count - a.count || Math.abs(b.sum) - Math.abs(a.sum));
}

/** The key of the item that is asked after this one; the first follows the last. Null where there is no other. */
export function keyAfter(items: readonly InboxItem[], key: string): string | null {
  const at = items.findIndex((item) => keyOf(item) === key);
  const others = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))];
  const next = others[0];
  return next ? keyOf(next) : null;
}
