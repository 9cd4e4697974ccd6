import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startFreshProduct } from './support/product.ts';

const key = () => randomBytes(32).toString('hex');

test('a deployed instance that is told to stop says for three seconds that it isn’t ready, and still answers', async () => {
  const product = await startFreshProduct({
    APP_ENV: 'staging',
    APP_URL: 'https://money.example.org',
    JWT_SECRET: key(),
    ENCRYPTION_KEY: key(),
    AUDIT_KEY: key(),
    METRICS_TOKEN: key(),
    BACKUP_ENCRYPTION_KEY: key(),
  });
  const ask = async (path: string) => (await fetch(`${product.origin}${path}`)).status;
  expect([await ask('/readiness'), await ask('/liveness')]).toEqual([200, 200]);
  let hasStopped = false;
  const stopping = product.stop().then(() => {
    hasStopped = true;
  });
  await expect.poll(() => ask('/readiness'), { interval: 20 }).toBe(503);
  // Whoever distributes requests has yet to see it, so connections are still taken.
  await delay(500);
  expect([await ask('/liveness'), hasStopped]).toEqual([200, false]);
  await stopping;
  await expect(ask('/liveness')).rejects.toThrow();
});
