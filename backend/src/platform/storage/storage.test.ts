import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type S3Store, startS3Store } from '../../testing/s3-store.ts';
import { parseConfig } from '../config/config.ts';
import { Storage } from './storage.ts';

let folder: string;
let store: S3Store;
beforeAll(async () => {
  store = await startS3Store();
});
afterAll(() => store.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'storage-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ofSettings = (settings: Record<string, string>) =>
  new Storage(parseConfig({ DATA_DIR: folder, ...settings }, folder));

async function keysOf(storage: Storage, below: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of storage.list(below)) keys.push(key);
  return keys.sort();
}

const waiting = () => readdirSync(join(folder, 'incoming'));
const large = { bytes: 1_000_000, code: 'file-too-large' } as const;

describe.each(['the disk', 'a bucket'])('on %s', (place) => {
  let storage: Storage;
  beforeEach(async () => {
    storage = ofSettings(place === 'a bucket' ? store.settings : {});
    await storage.removeFolder('imports');
  });

  it('a file comes back as it went in, and its size and hash are known', async () => {
    const content = Buffer.from(Array.from({ length: 300_000 }, (_, n) => n % 251));
    const parts = Readable.from([content.subarray(0, 7), content.subarray(7, 200_000), content.subarray(200_000)]);
    const { size, hash } = await storage.put('imports/a/1', parts, large);
    expect(size).toBe(content.length);
    expect(hash).toEqual(createHash('sha256').update(content).digest());
    expect(await storage.read('imports/a/1')).toEqual(content);
    expect(waiting()).toEqual([]);
  });

  it('an empty file is a file, and a second one under its key takes its place', async () => {
    await storage.put('imports/a/1', Readable.from([]), large);
    expect(await storage.read('imports/a/1')).toEqual(Buffer.alloc(0));
    await storage.put('imports/a/1', Readable.from([Buffer.from('new')]), large);
    expect(String(await storage.read('imports/a/1'))).toBe('new');
  });

  it('one that is too large or breaks off leaves nothing, and what was there stays', async () => {
    await storage.put('imports/a/1', Readable.from([Buffer.from('old')]), large);
    const tooLarge = Readable.from([Buffer.alloc(8), Buffer.alloc(3)]);
    await expect(storage.put('imports/a/1', tooLarge, { ...large, bytes: 10 })).rejects.toMatchObject({
      code: 'file-too-large',
    });
    const broken = Readable.from(
      (async function* () {
        yield Buffer.alloc(5);
        throw new Error('cable pulled');
      })(),
    );
    await expect(storage.put('imports/a/2', broken, large)).rejects.toThrow('cable pulled');
    expect(await keysOf(storage, 'imports')).toEqual(['imports/a/1']);
    expect(String(await storage.read('imports/a/1'))).toBe('old');
    expect(waiting()).toEqual([]);
  });

  it('lists what lies below a folder with its time, and removes one or all of it', async () => {
    const before = Date.now() - 2_000;
    for (const key of ['imports/a/1', 'imports/a/2', 'imports/ab/1'])
      await storage.put(key, Readable.from([key]), large);
    for await (const { writtenAt } of storage.list('imports')) expect(writtenAt.getTime()).toBeGreaterThan(before);
    expect(await keysOf(storage, 'imports')).toEqual(['imports/a/1', 'imports/a/2', 'imports/ab/1']);
    await storage.remove('imports/a/1');
    await storage.remove('imports/a/1');
    expect(await keysOf(storage, 'imports/a')).toEqual(['imports/a/2']);
    await storage.removeFolder('imports/a');
    expect(await keysOf(storage, 'imports')).toEqual(['imports/ab/1']);
    expect(await keysOf(storage, 'nothing')).toEqual([]);
  });

  it('can be used, and says so', async () => {
    await expect(storage.check()).resolves.toBeUndefined();
  });
});

it('uploads of a killed process are swept, those of now are not', async () => {
  const storage = ofSettings({});
  mkdirSync(join(folder, 'incoming'));
  for (const name of ['old', 'new']) writeFileSync(join(folder, 'incoming', name), name);
  utimesSync(join(folder, 'incoming', 'old'), 1_000, 1_000);
  await storage.discardAbandoned(new Date(Date.now() - 60_000));
  expect(waiting()).toEqual(['new']);
});

describe('a bucket that', () => {
  it('has more than a page of files is listed whole', async () => {
    const storage = ofSettings(store.settings);
    const keys = Array.from({ length: 1_003 }, (_, n) => `imports/many/${String(n).padStart(4, '0')}`);
    while (keys.length > 0) {
      await Promise.all(keys.splice(0, 50).map((key) => storage.put(key, Readable.from(['x']), large)));
    }
    expect(await keysOf(storage, 'imports/many')).toHaveLength(1_003);
  }, 60_000);

  it('refuses the key of access is unavailable, and its secret isn’t told', async () => {
    const storage = ofSettings({ ...store.settings, S3_SECRET_ACCESS_KEY: 'a secret of mine' });
    const error: unknown = await storage
      .put('imports/a/1', Readable.from(['x']), large)
      .catch((fault: unknown) => fault);
    expect(error).toMatchObject({
      code: 'unavailable',
      cause: { message: expect.stringContaining('403 SignatureDoesNotMatch') },
    });
    expect(JSON.stringify(error)).not.toContain('a secret of mine');
  });
});
