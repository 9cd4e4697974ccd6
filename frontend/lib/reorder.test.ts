import { expect, it } from 'vitest';
import { type Placed, swapped } from './reorder.ts';

function applied(items: readonly Placed[], changes: readonly Placed[]): string[] {
  const moved = items.map((item) => changes.find(({ id }) => id === item.id) ?? item);
  return moved.toSorted((a, b) => a.position - b.position).map(({ id }) => id);
}

it('changes only the two that swap where positions tell them apart', () => {
  const items = [
    { id: 'a', position: 0 },
    { id: 'b', position: 4 },
    { id: 'c', position: 9 },
  ];
  expect(swapped(items, 'c', 'b')).toEqual([
    { id: 'c', position: 4 },
    { id: 'b', position: 9 },
  ]);
});

it('swaps also those that are not neighbours', () => {
  const items = ['a', 'b', 'c', 'd'].map((id, position) => ({ id, position }));
  expect(applied(items, swapped(items, 'a', 'c'))).toEqual(['c', 'b', 'a', 'd']);
});

it('gives each a position of its own where some share one', () => {
  const items = ['a', 'b', 'c'].map((id) => ({ id, position: 0 }));
  const changes = swapped(items, 'a', 'b');
  expect(applied(items, changes)).toEqual(['b', 'a', 'c']);
  expect(changes).not.toContainEqual({ id: 'b', position: 0 });
});

it('changes nothing for an item that swaps with itself', () => {
  expect(swapped([{ id: 'a', position: 3 }], 'a', 'a')).toEqual([]);
});
