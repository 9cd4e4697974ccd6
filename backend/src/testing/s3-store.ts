import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { untilPrinted } from './until-printed.ts';

export interface S3Store {
  /** Settings of the product that keeps its files there. */
  settings: Record<string, string>;
  /** Ends the store as `kill -9` does; what it has stays. */
  kill: () => Promise<void>;
  start: () => Promise<void>;
  close: () => Promise<void>;
}

const bucket = 'expenseai';
/** The package's own command isn't published with it. */
const script = `
  const Store = require(process.argv[1]);
  new Store(JSON.parse(process.argv[2])).run().then(() => console.log('listening'));`;
const program = createRequire(import.meta.url).resolve('@20minutes/s3rver');

/** An S3-compatible store on loopback, which checks signatures. */
export async function startS3Store(): Promise<S3Store> {
  const folder = mkdtempSync(join(tmpdir(), 'expenseai-s3-'));
  const port = await freePort();
  const configureBuckets = [{ name: bucket, configs: [] }];
  const options = { directory: folder, address: '127.0.0.1', port, vhostBuckets: false, configureBuckets };
  // Its tokens of further pages are made with an old cipher.
  const args = ['--openssl-legacy-provider', '-e', script, program, JSON.stringify(options)];
  let child: ChildProcess;
  const start = async () => {
    child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    await untilPrinted(child, 'listening');
  };
  const kill = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  await start();
  return {
    settings: {
      S3_BUCKET: bucket,
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_ACCESS_KEY_ID: 'S3RVER',
      S3_SECRET_ACCESS_KEY: 'S3RVER',
    },
    kill,
    start,
    close: async () => {
      if (child.exitCode === null && child.signalCode === null) await kill();
      rmSync(folder, { recursive: true });
    },
  };
}
