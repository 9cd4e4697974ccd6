import { expect, test } from 'vitest';
import { actionTable, quantile } from './samples.ts';
import { type Figure, figureLine, missed } from './targets.ts';

const figure = (value: number): Figure => ({ what: 'p95 of the API', value, unit: 'ms', most: 500 });

test('a quantile is the nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);
  expect([0.5, 0.95, 0.99, 1].map((share) => quantile(hundred, share))).toEqual([50, 95, 99, 100]);
  expect(quantile([7], 0.95)).toBe(7);
  expect(quantile([], 0.95)).toBeNaN();
});

test('a figure that reaches its bound, or that could not be measured, is missed', () => {
  expect(missed([figure(499.9), figure(500), figure(Number.NaN)]).map(({ value }) => value)).toEqual([500, Number.NaN]);
  expect(figureLine(figure(42.4))).toBe('✓ p95 of the API: 42 ms (target: below 500 ms)');
  expect(figureLine(figure(Number.NaN))).toMatch(/^✗/);
});

test('the slowest kind of action comes first', () => {
  const table = actionTable([
    { action: 'list', total: 5, database: 2 },
    { action: 'home', total: 90, database: 60 },
    { action: 'list', total: 7, database: 3 },
  ]);
  expect(table.split('\n').map((line) => line.trim().split(/\s{2,}/))).toEqual([
    ['ms', 'count', 'p50', 'p95', 'p99', 'db p95'],
    ['home', '1', '90.0', '90.0', '90.0', '60.0'],
    ['list', '2', '5.0', '7.0', '7.0', '3.0'],
  ]);
});
