import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
    'Data folder': expect.stringMatching(/^ok: .*data \(made at the first start\), .* GB free$/),
    'Log folder': expect.stringMatching(/^ok: /),
    Port: 'ok: 127.0.0.1:0 is free',
    Clock: expect.stringMatching(/^ok: /),
    Database: 'ok: embedded, made at the first start',
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('a port that another program has is a problem', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  expect((await findings(configWith({ PORT: String(port) }))).Port).toBe(
    `problem: 127.0.0.1:${port} is taken by another program: choose another PORT`,
  );
  server.close();
});

test('a running instance is found by its data folder, and a dead database beside it is a problem', async () => {
  const config = configWith();
  mkdirSync(config.dataDir);
  const lock = await lockDataFolder(config.dataDir);
  const found = await findings(config);
  expect(found['Data folder']).toContain(`in use by process ${process.pid}`);
  expect(found.Database).toMatch(/^problem: cannot be reached/);
  await lock.release();
});

test('a database of a URL that cannot be reached is a problem', async () => {
  const config = configWith({ DATABASE_URL: 'postgres://app:pw@127.0.0.1:1/x' });
  expect((await findings(config)).Database).toMatch(/^problem: cannot be reached: .*ECONNREFUSED/);
});
