import { expect, it } from 'vitest';
import { rangesOf } from './chosen-lines.ts';

it.for<[number[], { from: number; to: number }[]]>([
  [[], []],
  [[7], [{ from: 7, to: 7 }]],
  [
    [10, 9, 2, 1, 3],
    [
      { from: 1, to: 3 },
      { from: 9, to: 10 },
    ],
  ],
])('%j', ([numbers, ranges]) => {
  expect(rangesOf(numbers)).toEqual(ranges);
});
