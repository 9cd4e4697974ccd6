import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { scratchFolder } from '../../testing/backups.ts';
import { createTestDatabase } from '../../testing/test-database.ts';
import { testPasswords } from '../../testing/test-passwords.ts';
import { migrate, migrationNames } from '../database/migrate.ts';
import { connectionsTo, createDatabase } from '../database/roles.ts';
import { readWhole, type Snapshot, withOwner } from '../database/whole-database.ts';
import { Storage } from '../storage/storage.ts';
import { identityOfKey, newIdentity, recipientOf } from './backup-key.ts';
import { readArchive } from './read-archive.ts';
import { restoreArchive } from './restore-archive.ts';
import { readTar, tarEnd, tarEntry } from './tar.ts';
import { writeArchive } from './write-archive.ts';

const identity = newIdentity();
const empty: Snapshot = { takenAt: new Date(0), migrations: [], tables: [], read: () => Readable.from([]) };
const storageIn = (dataDir: string) => new Storage({ dataDir, s3: null });

/** A backup of the snapshot, as a file. */
async function written(snapshot: Snapshot, version = '1.2.3'): Promise<string> {
  const folder = scratchFolder();
  const contents = { snapshot, storage: storageIn(folder), keys: new Map<string, string>(), version };
  const { sealed } = await writeArchive(contents, [await recipientOf(identity)]);
  await pipeline(sealed, createWriteStream(join(folder, 'backup')));
  return join(folder, 'backup');
}

it('a backup of a newer database is whole, and is refused where it would be restored, before anything', async () => {
  const file = await written({ ...empty, migrations: [...migrationNames, '9999_from_the_future'] }, '9.8.7');
  // As the release before makes it, once a deploy was taken back.
  expect((await readArchive(createReadStream(file), [identity])).head.migrations).toContain('9999_from_the_future');
  const target = await createTestDatabase();
  onTestFinished(() => target.close());
  const steps: string[] = [];
  const restoring = restoreArchive(async () => createReadStream(file), [identity], {
    owner: target.connections.owner,
    storage: storageIn(scratchFolder()),
    putKey: () => undefined,
    tell: (step) => steps.push(step),
  });
  await expect(restoring).rejects.toThrow(
    'made by ExpenseAI 9.8.7, is newer than this version (its database has 9999_from_the_future)',
  );
  expect(steps).toEqual(['Checking the whole backup']);
});

it('a backup of an older version is loaded at its level and brought to this one', async () => {
  const { superuser } = connectionsTo(
    { host: inject('databaseHost'), port: inject('databasePort'), database: 'postgres' },
    testPasswords,
  );
  const name = `old_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(superuser, name);
  const old = connectionsTo({ host: superuser.host ?? '', port: superuser.port ?? 0, database: name }, testPasswords);
  await migrate(old.owner, '0052_review_version');
  await withOwner(old.owner, (client) =>
    client.query(
      "insert into users (id, email, locale, time_zone) values (gen_random_uuid(), 'ada@example.org', 'en', 'UTC')",
    ),
  );
  const folder = scratchFolder();
  const file = join(folder, 'backup');
  await readWhole(old.owner, async (snapshot) => {
    const contents = { snapshot, storage: storageIn(folder), keys: new Map([['audit-key', 'k']]), version: '0.1.0' };
    const { sealed } = await writeArchive(contents, [await recipientOf(identity)]);
    await pipeline(sealed, createWriteStream(file));
  });
  // Where this version has been started once.
  const target = await createTestDatabase();
  const keys: string[] = [];
  await target.database.close();
  await target.bulkDatabase.close();
  await restoreArchive(async () => createReadStream(file), [identity], {
    owner: target.connections.owner,
    storage: storageIn(folder),
    putKey: (...key) => keys.push(...key),
    tell: () => undefined,
  });
  expect(keys).toEqual(['audit-key', 'k']);
  expect(await target.asSuperuser('select email from users')).toEqual([{ email: 'ada@example.org' }]);
  const applied = await target.asSuperuser<{ name: string }>('select name from kysely_migration order by name');
  expect(applied.map((row) => row.name)).toEqual(migrationNames);
  await readWhole(target.connections.owner, async ({ tables }) => expect(tables.length).toBeGreaterThan(30));
});

const wide = { name: 'wide', columns: ['text'] };
/** Rows that don't get smaller by compression; `made` is told of each, in bytes. */
async function* wideRows(count: number, made: (bytes: number) => void = () => undefined) {
  for (let n = 0; n < count; n += 1) {
    const row = Buffer.from(`${randomBytes(31_249).toString('hex')}\n`);
    made(row.length);
    yield row;
  }
}

/** Waits until a figure doesn't rise any more, and gives it. */
async function settledAt(figure: () => number): Promise<number> {
  for (let before = -1; before !== figure(); await delay(300)) before = figure();
  return figure();
}

describe('however much there is, little of it is held at a time', () => {
  it('when it is written: whoever doesn’t take it stops what gives it', async () => {
    let made = 0;
    const rows = wideRows(1_600, (bytes) => {
      made += bytes;
    });
    const contents = { storage: storageIn(scratchFolder()), keys: new Map<string, string>(), version: '1' };
    const snapshot = { ...empty, tables: [wide], read: () => Readable.from(rows) };
    const { sealed } = await writeArchive({ ...contents, snapshot }, [await recipientOf(identity)]);
    expect(await settledAt(() => made)).toBeLessThan(20_000_000);
    sealed.destroy();
  });

  it('when it is read', async () => {
    const file = await written({ ...empty, tables: [wide], read: () => Readable.from(wideRows(400)) });
    const source = createReadStream(file);
    const reading = readArchive(source, [identity], { table: (_, rows) => once(rows, 'end').then(() => undefined) });
    reading.catch(() => undefined);
    expect(await settledAt(() => source.bytesRead)).toBeLessThan(5_000_000);
    expect((await stat(file)).size).toBeGreaterThan(12_000_000);
    source.destroy();
  });
});

it('the key of a backup is always the same identity of age, and another key another', async () => {
  const key = '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';
  expect(identityOfKey(key)).toBe(identityOfKey(key));
  expect(identityOfKey(key)).toMatch(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/);
  expect(identityOfKey(`${key}0`)).not.toBe(identityOfKey(key));
  expect(await recipientOf(identityOfKey(key))).toMatch(/^age1[0-9a-z]{58}$/);
});

it('tar entries come out as they went in, whatever the chunks', async () => {
  const contents = [Buffer.alloc(0), randomBytes(511), randomBytes(512), randomBytes(1025)];
  const tar = Buffer.concat([...contents.flatMap((content, n) => tarEntry(`entry/${n}`, content)), tarEnd]);
  for (const size of [1, 7, 512, 5_000]) {
    const chunks = Array.from({ length: Math.ceil(tar.length / size) }, (_, n) =>
      tar.subarray(n * size, (n + 1) * size),
    );
    const found: [string, Buffer][] = [];
    for await (const { name, content } of readTar(Readable.from(chunks))) found.push([name, await buffer(content)]);
    expect(found).toEqual(contents.map((content, n) => [`entry/${n}`, content]));
  }
  const readAll = async (bytes: Buffer) => {
    for await (const entry of readTar(Readable.from([bytes]))) await buffer(entry.content);
  };
  await expect(readAll(tar.subarray(0, -600))).rejects.toThrow('it ends too early');
  await expect(readAll(Buffer.concat([tar, Buffer.from('x')]))).rejects.toThrow('something follows its end');
  expect(() => tarEntry('x'.repeat(101), Buffer.alloc(0))).toThrow('too long');
});
