import { TagName } from '@expenseai/contracts/categories';
import { expect, it } from 'vitest';
import { isTagName } from './tag-name.ts';

it.each(['summer', 'Kita-2026', 'über', '夏', 'a'.repeat(50)])('takes %s, as the API does', (name) => {
  expect(isTagName(name)).toBe(true);
  expect(TagName.safeParse(name).success).toBe(true);
});

it.each(['two words', 'a,b', '#tag', '"x"', '(x)', '', 'a'.repeat(51)])('refuses %s, as the API does', (name) => {
  expect(isTagName(name)).toBe(false);
  expect(TagName.safeParse(name).success).toBe(false);
});
