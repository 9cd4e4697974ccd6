import { expect, test } from 'vitest';
import { findQuery } from './find-query.ts';
import { matchesWords } from './match-words.ts';

test.each([
  ['the da', 'Theme: Dark', true],
  ['dark', 'Theme: Dark', true],
  ['dark blue', 'Theme: Dark', false],
  ['uber', 'Übersicht', true],
  ['uebersicht', 'Home', false],
  ['', 'Home', false],
])('"%s" for %s: %s', (typed, name, expected) => {
  expect(matchesWords(typed, name)).toBe(expected);
});

test.each([
  ['blue bottle', 'blue bottle'],
  ['category:food amount:>20', 'category:food amount:>20'],
  ['amount:', '"amount:"'],
  ['5" nails', '"5\\" nails"'],
])('%s is found by %s', (typed, q) => {
  expect(findQuery(typed)).toBe(q);
});
