import type { InboxItem } from '@expenseai/contracts/home';
import { type AskedPayee, askAbout } from '@expenseai/core/inbox/ask-about';

/** Uncertain categories of payees that one answer settles. */
export type CategoryItem = InboxItem & { kind: 'category' };
/** A line of a written import of which it is open whether the ledger has it. */
export type DuplicateItem = InboxItem & { kind: 'duplicate'; importId: string; line: number };

export type Answer =
  | {
      kind: 'category';
      categoryId: string | null;
      /** What it is not said of: these are asked next, by themselves. */
      leftOut: readonly AskedPayee[];
    }
  | { kind: 'line'; action: 'add' | 'skip' | 'merge' };

export function isDuplicate(item: InboxItem): item is DuplicateItem {
  return item.kind === 'duplicate' && item.importId !== null && item.line !== null;
}

/** What names a payee's lines in a currency. */
export function payeeKey(payee: Pick<AskedPayee, 'id'>, currency: string): string {
  return `${currency} ${payee.id ?? 'none'}`;
}

function payeeKeysOf({ payees, currency }: InboxItem): string[] {
  return payees.map((payee) => payeeKey(payee, currency));
}

/** The ids of the payees that the keys name, the last named first. */
export function payeeIdsOf(items: readonly InboxItem[], keys: readonly string[]): string[] {
  const ids = new Map(
    items.flatMap(({ payees, currency }) => payees.map((payee) => [payeeKey(payee, currency), payee.id])),
  );
  return keys.toReversed().flatMap((key) => ids.get(key) ?? []);
}

/** What names an item while its count and sum change: of payees the first. */
export function keyOf(item: InboxItem): string {
  return isDuplicate(item) ? `line ${item.importId} ${item.line}` : (payeeKeysOf(item)[0] ?? item.q);
}

/** The item of the key; where payees are asked with others by now, the one that asks about the key's payee. */
export function itemOf(items: readonly InboxItem[], key: string | null): InboxItem | undefined {
  if (key === null) return undefined;
  return items.find((item) => keyOf(item) === key) ?? items.find((item) => payeeKeysOf(item).includes(key));
}

/** The item as it asks about some of its payees only; null about none. */
export function partOf<Item extends InboxItem>(item: Item, payees: readonly AskedPayee[]): Item | null {
  if (payees.length === item.payees.length) return item;
  return payees.length === 0 ? null : { ...item, ...askAbout(payees, item.currency) };
}

/** The list without what other items ask about. */
export function withoutAsked(items: readonly InboxItem[], others: readonly InboxItem[]): InboxItem[] {
  const keys = new Set(others.flatMap((other) => (isDuplicate(other) ? keyOf(other) : payeeKeysOf(other))));
  return items.flatMap((item) => {
    if (isDuplicate(item)) return keys.has(keyOf(item)) ? [] : item;
    return (
      partOf(
        item,
        item.payees.filter((payee) => !keys.has(payeeKey(payee, item.currency))),
      ) ?? []
    );
  });
}

/** The list with payees that were left out of an answer in items of their own. */
export function withLeftOut(items: readonly InboxItem[], leftOut: readonly string[]): InboxItem[] {
  if (leftOut.length === 0) return [...items];
  return items.flatMap((item) => {
    if (isDuplicate(item)) return item;
    const isLeftOut = (payee: AskedPayee) => leftOut.includes(payeeKey(payee, item.currency));
    const parts = [item.payees.filter((payee) => !isLeftOut(payee)), item.payees.filter(isLeftOut)];
    return parts.flatMap((payees) => partOf(item, payees) ?? []);
  });
}

/** The items in the order in which they are asked: categories, then lines, and last what was put off, each as given. */
export function inAskingOrder(items: readonly InboxItem[], putOff: readonly string[]): InboxItem[] {
  const places = new Map(putOff.map((key, index) => [key, index + 2]));
  const placeOf = (item: InboxItem) => places.get(keyOf(item)) ?? (isDuplicate(item) ? 1 : 0);
  return items.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** The list with items that wait again but aren't in it yet, each where its size puts it. */
export function withReturning(items: readonly InboxItem[], returning: readonly InboxItem[]): InboxItem[] {
  const missing = withoutAsked(returning, items);
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
