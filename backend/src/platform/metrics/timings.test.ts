import { expect, it } from 'vitest';
import { Timings } from './timings.ts';

it('gives count, mean, bounds and percentiles of each name, what took most time first', () => {
  const timings = new Timings();
  timings.add('job', 'quick', 1);
  for (let n = 1; n <= 100; n += 1) timings.add('operation', 'transaction.create', n);
  expect(timings.list()).toEqual([
    {
      kind: 'operation',
      name: 'transaction.create',
      count: 100,
      averageMs: 50.5,
      minMs: 1,
      maxMs: 100,
      p50Ms: 50,
      p95Ms: 95,
      p99Ms: 99,
    },
    { kind: 'job', name: 'quick', count: 1, averageMs: 1, minMs: 1, maxMs: 1, p50Ms: 1, p95Ms: 1, p99Ms: 1 },
  ]);
});

it('takes percentiles of the newest, and bounds of all', () => {
  const timings = new Timings();
  timings.add('request', 'GET /', 9_000);
  for (let n = 0; n < 500; n += 1) timings.add('request', 'GET /', 5);
  expect(timings.list()).toMatchObject([{ count: 501, maxMs: 9_000, p99Ms: 5 }]);
});
