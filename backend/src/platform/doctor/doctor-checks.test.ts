import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findProgram } from '../../../../scripts/debian-programs.ts';
import { startRedisServer } from '../../testing/redis-server.ts';
import { startS3Store } from '../../testing/s3-store.ts';
import { type Config, parseConfig } from '../config/config.ts';
import { findRepositoryRoot } from '../config/repository-root.ts';
import { lockDataFolder } from '../embedded-postgres/instance-lock.ts';
import { examine } from './doctor-checks.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function configWith(environment: Record<string, string> = {}): Config {
  const folders = { DATA_DIR: join(folder, 'data'), LOG_DIR: join(folder, 'logs') };
  return parseConfig({ ...folders, PORT: '0', ...environment }, findRepositoryRoot());
}

async function findings(config: Config): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const { part, state, text } of examine(config)) found[part] = `${state}: ${text}`;
  return found;
}

test('before the first start everything is in order, and looking makes nothing', async () => {
  expect(await findings(configWith())).toMatchObject({
    'data-folder': expect.stringMatching(/^ok: .*data \(made at the first start\), .* GB free$/),
    'log-folder': expect.stringMatching(/^ok: /),
    port: 'ok: 127.0.0.1:0 is free',
    clock: expect.stringMatching(/^ok: /),
    redis: 'ok: not set: limits and cache are those of each process',
    storage: 'ok: files lie in the data folder',
    database: 'ok: embedded, made at the first start',
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('a port that another program has is a problem', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  expect((await findings(configWith({ PORT: String(port) }))).port).toBe(
    `problem: 127.0.0.1:${port} is taken by another program: choose another PORT`,
  );
  server.close();
});

test('a running instance is found by its data folder, and a dead database beside it is a problem', async () => {
  const config = configWith();
  mkdirSync(config.dataDir);
  const lock = await lockDataFolder(config.dataDir);
  const found = await findings(config);
  expect(found['data-folder']).toContain(`in use by process ${process.pid}`);
  expect(found.database).toMatch(/^problem: cannot be reached/);
  await lock.release();
});

test('a database of a URL that cannot be reached is a problem', async () => {
  const config = configWith({ DATABASE_URL: 'postgres://app:pw@127.0.0.1:1/x' });
  expect((await findings(config)).database).toMatch(/^problem: cannot be reached: .*ECONNREFUSED/);
});

test('a bucket that answers is in order, and one that is gone or refuses is a problem', async () => {
  const store = await startS3Store();
  expect((await findings(configWith(store.settings))).storage).toMatch(/^ok: bucket .* answers$/);
  const refused = await findings(configWith({ ...store.settings, S3_SECRET_ACCESS_KEY: 'a-wrong-key' }));
  expect(refused.storage).toMatch(/^problem: bucket .* cannot be used: the store of files answers 403/);
  await store.close();
  expect((await findings(configWith(store.settings))).storage).toMatch(/^problem: bucket .* cannot be used/);
});

test.skipIf(!findProgram('redis-server'))('Redis is written to; one that is full, or gone, is a warning', async () => {
  const redis = await startRedisServer();
  const config = configWith({ REDIS_URL: redis.url, REDIS_TIMEOUT_MS: '2000' });
  expect((await findings(config)).redis).toBe('ok: takes writes');
  await redis.admin('config', 'set', 'maxmemory', '1');
  expect((await findings(config)).redis).toMatch(/^warning: cannot be used: OOM/);
  await redis.stop();
  const gone = (await findings(config)).redis;
  expect(gone).toMatch(/^warning: cannot be used: .*ECONNREFUSED.*by itself$/);
  expect(gone).not.toContain('only-tests-know');
});
