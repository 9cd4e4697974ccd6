export interface Placed {
  id: string;
  position: number;
}

/**
 * The new positions that swap two items of a list; `items` are in their order. Where positions tell all items apart
 * only those two change; else, as after a merge of lists, all get one of their own.
 *
 * @example swapped([{ id: 'a', position: 0 }, { id: 'b', position: 4 }], 'a', 'b') // b at 0, a at 4
 */
export function swapped(items: readonly Placed[], first: string, second: string): Placed[] {
  const order = items.map(({ id }) => (id === first ? second : id === second ? first : id));
  const isApart = items.every((item, at) => at === 0 || item.position > (items[at - 1]?.position ?? 0));
  const before = new Map(items.map(({ id, position }) => [id, position]));
  return order
    .map((id, at) => ({ id, position: isApart ? (items[at]?.position ?? at) : at }))
    .filter(({ id, position }) => before.get(id) !== position);
}
