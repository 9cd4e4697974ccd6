import type { InboxItem } from '@expenseai/contracts/home';
import { amount } from '@expenseai/core/money/amount';
import { describe, expect, it } from 'vitest';
import { inAskingOrder, keyAfter, keyOf, withReturning } from './inbox-item.ts';

function item(q: string, more: Partial<InboxItem> = {}): InboxItem {
  return {
    kind: 'category',
    payee: q,
    payees: [],
    word: null,
    count: 1,
    sum: amount(-100),
    currency: 'EUR',
    q,
    suggestion: null,
    importId: null,
    line: null,
    ...more,
  };
}

describe('the order of decisions', () => {
  const items = ['a', 'b', 'c'].map((q) => item(q));

  it('is the server’s, with what was put off at the end, as it was put off', () => {
    expect(inAskingOrder(items, []).map(keyOf)).toEqual(['a', 'b', 'c']);
    expect(inAskingOrder(items, ['b', 'a']).map(keyOf)).toEqual(['c', 'b', 'a']);
  });

  it('asks for lines after categories', () => {
    const line = item('account:1', { kind: 'duplicate', importId: 'i', line: 3 });
    expect(inAskingOrder([line, ...items], ['a']).map(keyOf)).toEqual(['b', 'c', 'line i 3', 'a']);
  });

  it('has what was taken back in its place by size, once', () => {
    const big = item('big', { count: 4 });
    expect(withReturning(items, [big]).map(keyOf)).toEqual(['big', 'a', 'b', 'c']);
    expect(withReturning([big, ...items], [big]).map(keyOf)).toEqual(['big', 'a', 'b', 'c']);
  });

  it('goes on behind what was decided, and from the last to the first', () => {
    expect(keyAfter(items, 'a')).toBe('b');
    expect(keyAfter(items, 'c')).toBe('a');
  });

  it('begins anew where the item is gone, and ends where it was the only one', () => {
    expect(keyAfter(items, 'gone')).toBe('a');
    expect(keyAfter([item('a')], 'a')).toBeNull();
    expect(keyAfter([], 'a')).toBeNull();
  });
});

it('two lines of one import with the same query are two items', () => {
  const line = (n: number) => item('account:1', { kind: 'duplicate', importId: 'i', line: n });
  expect(keyOf(line(1))).not.toBe(keyOf(line(2)));
});
