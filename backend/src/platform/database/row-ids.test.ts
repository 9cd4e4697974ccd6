import { validate, version } from 'uuid';
import { expect, test } from 'vitest';
import { rowIds } from './row-ids.ts';

test('ids are version 7, all different, and rise in the order in which they are made', () => {
  const newId = rowIds();
  const ids = Array.from({ length: 20_000 }, newId);
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
});

test('two makers make different ids', () => {
  const [one, other] = [rowIds(), rowIds()];
  const ids = Array.from({ length: 2_000 }, (_, index) => (index % 2 === 0 ? one() : other()));
  expect(new Set(ids).size).toBe(ids.length);
});
