import type { InboxItem } from '@expenseai/contracts/home';
import { askAbout } from '@expenseai/core/inbox/ask-about';
import { amount } from '@expenseai/core/money/amount';
import { describe, expect, it } from 'vitest';
import {
  inAskingOrder,
  itemOf,
  keyAfter,
  keyOf,
  payeeIdsOf,
  withLeftOut,
  withoutAsked,
  withReturning,
} from './inbox-item.ts';

/** A question about payees, each with so many lines. */
function item(payees: Record<string, number>, more: Partial<InboxItem> = {}): InboxItem {
  const asked = Object.entries(payees).map(([id, count]) => ({ id, name: id, count, sum: amount(-100 * count) }));
  return {
    kind: 'category',
    ...askAbout(asked, 'EUR'),
    word: null,
    currency: 'EUR',
    suggestion: null,
    importId: null,
    line: null,
    ...more,
  };
}

const line = (n: number) => item({ x: 1 }, { kind: 'duplicate', payees: [], importId: 'i', line: n });
const seen = (items: readonly InboxItem[]) => items.map(({ payees }) => payees.map(({ id }) => id).join(' '));

describe('the order of decisions', () => {
  const items = [item({ a: 1 }), item({ b: 1 }), item({ c: 1 })];

  it('is the server’s, with what was put off at the end, as it was put off', () => {
    expect(seen(inAskingOrder(items, []))).toEqual(['a', 'b', 'c']);
    expect(seen(inAskingOrder(items, ['EUR b', 'EUR a']))).toEqual(['c', 'b', 'a']);
  });

  it('asks for lines after categories', () => {
    expect(inAskingOrder([line(3), ...items], ['EUR a']).map(keyOf)).toEqual(['EUR b', 'EUR c', 'line i 3', 'EUR a']);
  });

  it('has what was taken back in its place by size, once', () => {
    const big = item({ big: 4 });
    expect(seen(withReturning(items, [big]))).toEqual(['big', 'a', 'b', 'c']);
    expect(seen(withReturning([big, ...items], [big]))).toEqual(['big', 'a', 'b', 'c']);
  });

  it('has of what was taken back only the payees that it lacks', () => {
    expect(seen(withReturning(items, [item({ d: 3, b: 2, e: 1 })]))).toEqual(['d e', 'a', 'b', 'c']);
  });

  it('goes on behind what was decided, and from the last to the first', () => {
    expect(keyAfter(items, 'EUR a')).toBe('EUR b');
    expect(keyAfter(items, 'EUR c')).toBe('EUR a');
  });

  it('begins anew where the item is gone, and ends where it was the only one', () => {
    expect(keyAfter(items, 'gone')).toBe('EUR a');
    expect(keyAfter([item({ a: 1 })], 'EUR a')).toBeNull();
    expect(keyAfter([], 'EUR a')).toBeNull();
  });
});

describe('a question about several payees', () => {
  const group = item({ a: 3, b: 2, c: 1 });

  it('loses those that another question asks about', () => {
    const [rest, ...others] = withoutAsked([group, item({ d: 1 })], [item({ a: 3, d: 1 })]);
    expect(rest).toEqual(item({ b: 2, c: 1 }));
    expect(others).toEqual([]);
    expect(withoutAsked([group], [{ ...item({ a: 3 }), currency: 'USD' }])).toEqual([group]);
  });

  it('is two where some were left out', () => {
    expect(withLeftOut([group, line(1)], ['EUR a', 'EUR c'])).toEqual([item({ b: 2 }), item({ a: 3, c: 1 }), line(1)]);
    expect(withLeftOut([group], ['EUR a', 'EUR b', 'EUR c'])).toEqual([group]);
  });

  it('is found by a payee that isn’t its first any more', () => {
    expect(itemOf([item({ d: 4 }), group], 'EUR b')).toBe(group);
    expect(itemOf([group], 'EUR d')).toBeUndefined();
    expect(itemOf([group], null)).toBeUndefined();
  });

  it('gives the ids of payees that still wait', () => {
    expect(payeeIdsOf([group, item({ d: 1 })], ['EUR d', 'EUR gone', 'EUR b'])).toEqual(['b', 'd']);
  });
});

it('two lines of one import with the same query are two items', () => {
  expect(keyOf(line(1))).not.toBe(keyOf(line(2)));
  expect(withoutAsked([line(1), line(2)], [line(1)])).toEqual([line(2)]);
});
