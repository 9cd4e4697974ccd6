import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCron } from '@expenseai/core/calendar/cron';
import { invariant } from '@expenseai/core/errors';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findProgram } from '../../../../scripts/debian-programs.ts';
import { identityOfKey, newIdentity, recipientOf } from '../../platform/backup/backup-key.ts';
import { backupState } from '../../platform/backup/backup-records.ts';
import { scheduleBackups } from '../../platform/backup/backup-schedule.ts';
import { BackupRunning, makeBackup } from '../../platform/backup/make-backup.ts';
import { readArchive } from '../../platform/backup/read-archive.ts';
import { backupsOf, newKey, restoreElsewhere, scratchFolder } from '../../testing/backups.ts';
import { bringIn } from '../../testing/bring-in.ts';
import { startS3Store } from '../../testing/s3-store.ts';
import { mountSmallDisk } from '../../testing/small-disk.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
import type { TestDatabase } from '../../testing/test-database.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await startTestApp();
  await app.startJobs();
  person = await app.signUp('Ada');
  const lines = Array.from(
    { length: 200 },
    (_, n) => `2026-03-${String((n % 28) + 1).padStart(2, '0')},Café ${n % 9},-${n}.50`,
  );
  await bringIn(person, `Date,Payee,Amount\n${lines.join('\n')}\n`);
});
afterAll(() => app.close());
beforeEach(() => app.db.asSuperuser('delete from backup_records'));

const ofLedger = [
  'accounts',
  'categories',
  'payees',
  'transactions',
  'splits',
  'month_totals',
  'operations',
  'audit_events',
];
const rows = (db: TestDatabase) =>
  db.asSuperuser(
    `select * from (${ofLedger.map((table) => `select '${table}' as name, to_jsonb(t) as row from ${table} t where ledger_id = $1`).join(' union all ')}) r order by name, row::text`,
    [person.ledgerId],
  );

/** Files of people below a data folder, with what stands in them. */
function filesIn(dataDir: string): Record<string, string> {
  const folder = join(dataDir, 'imports');
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(names.map(({ name, parentPath }) => [name, readFileSync(join(parentPath, name), 'utf8')]));
}

const isEmpty = async (db: TestDatabase) =>
  (await db.asSuperuser('select from users union all select from ledgers')).length === 0;

it('a machine that is lost comes back from a backup to an equal ledger, files and audit log included', async () => {
  const made = await makeBackup(await backupsOf(app, scratchFolder()));
  expect(made).toMatchObject({
    problem: null,
    manifest: { files: { rows: 1 }, tables: { transactions: { rows: 200 } } },
  });
  const { db, dataDir, restored } = await restoreElsewhere(app, made.path);
  expect(await restored).toMatchObject({
    check: { ledgers: 1, differingTotals: 0, brokenChains: 0 },
    endedSessions: 1,
    keyFiles: [],
  });
  expect(await rows(db)).toEqual(await rows(app.db));
  expect(Object.keys(filesIn(app.dataDir))).toHaveLength(1);
  expect(filesIn(dataDir)).toEqual(filesIn(app.dataDir));
  expect(await db.asSuperuser('select from sessions where revoked_at is null')).toEqual([]);
});

it('a backup that is made while people write shows one moment of theirs', async () => {
  let isOver = false;
  const { body } = await person.ask('GET', `/api/v1/ledgers/${person.ledgerId}/accounts`);
  const writing = [1, 2].map(async (day) => {
    while (!isOver) {
      const transaction = { date: `2026-04-0${day}`, accountId: body.items[0].id, amount: -700, payee: `Kiosk ${day}` };
      await person.ask('POST', `/api/v1/ledgers/${person.ledgerId}/transactions`, { body: transaction });
    }
  });
  const made = await makeBackup(await backupsOf(app, scratchFolder()));
  isOver = true;
  await Promise.all(writing);
  const { restored } = await restoreElsewhere(app, made.path);
  expect((await restored).check).toMatchObject({ differingTotals: 0, brokenChains: 0 });
});

describe('nothing is restored', () => {
  let file: string;
  let folder: string;
  beforeAll(async () => {
    folder = join(app.dataDir, 'for-refusals');
    ({ path: file } = await makeBackup(await backupsOf(app, folder)));
  });

  /** Restores it after a change of its bytes; gives what was refused and whether anything was written. */
  async function refusal(change: (bytes: Buffer) => Buffer): Promise<string> {
    const changed = join(folder, 'changed');
    writeFileSync(changed, change(readFileSync(file)));
    const { db, dataDir, restored } = await restoreElsewhere(app, changed);
    const message = await restored.then(
      () => 'restored',
      (error: Error) => error.message,
    );
    expect(await isEmpty(db)).toBe(true);
    expect(filesIn(dataDir)).toEqual({});
    return message;
  }

  it.each([0.02, 0.5, 0.9999])('of a file with one flipped bit, at %d of its length', async (where) => {
    const message = await refusal((bytes) => {
      const at = Math.floor(bytes.length * where);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return bytes;
    });
    expect(message).toMatch(/is damaged .*nothing was changed|None of the keys/s);
  });

  it('of a file that was cut', async () => {
    expect(await refusal((bytes) => bytes.subarray(0, -70_000))).toMatch(/is damaged/);
    expect(await refusal((bytes) => bytes.subarray(0, 100))).toMatch(/is damaged/);
  });

  it('into a database that has people', async () => {
    const { restored } = await restoreElsewhere(app, file, { target: app.db });
    await expect(restored).rejects.toThrow('The database is not empty');
    expect((await person.ask('GET', '/api/v1/me')).status).toBe(200);
  });

  it('without a key that fits, which is said before anything', async () => {
    const { db, steps, restored } = await restoreElsewhere(app, file, { key: newKey(), identities: [newIdentity()] });
    await expect(restored).rejects.toThrow('None of the keys here opens this backup; nothing was changed.');
    expect(steps).toEqual(['Checking the whole backup']);
    expect(await isEmpty(db)).toBe(true);
  });
});

it('either key opens a backup: that of the machine, and the one that is kept offline', async () => {
  const offline = newIdentity();
  const { path } = await makeBackup(
    await backupsOf(app, scratchFolder(), { BACKUP_RECIPIENT: await recipientOf(offline) }),
  );
  for (const key of [offline, identityOfKey(app.platform.secrets.backup)]) {
    expect((await readArchive(createReadStream(path), [key])).manifest.tables.users?.rows).toBe(1);
  }
});

const age = findProgram('age');
it.skipIf(!age)('age, zstd and tar open it without ExpenseAI', async () => {
  const folder = scratchFolder();
  const { path } = await makeBackup(await backupsOf(app, folder));
  writeFileSync(join(folder, 'key'), `${identityOfKey(app.platform.secrets.backup)}\n`);
  const opening = `"${age}" --decrypt -i key "${path}" | zstd -d | tar -x`;
  const { status, stderr } = spawnSync('sh', ['-c', opening], { cwd: folder, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  expect(readFileSync(join(folder, 'tables/users/000001.tsv'), 'utf8')).toContain(person.email);
});

it('who and what was deleted after the backup stays deleted when it is restored', async () => {
  const folder = scratchFolder();
  const backups = await backupsOf(app, folder, { BACKUP_SECOND_PATH: join(folder, 'second') });
  const leaving = await app.signUp('Leaving');
  await bringIn(leaving, 'Date,Payee,Amount\n2026-03-02,Aldi,-12.50\n');
  const { path, name } = await makeBackup(backups);
  expect((await leaving.ask('DELETE', '/api/v1/me', { body: { password: leaving.password } })).status).toBe(204);
  await makeBackup({ ...backups, folder: join(folder, 'later') });
  // The list is found in the second place, when the folder of the backups is lost.
  const copy = join(scratchFolder(), name);
  writeFileSync(copy, readFileSync(path));
  const { db, dataDir, restored } = await restoreElsewhere(app, copy, {
    settings: { BACKUP_SECOND_PATH: join(folder, 'second') },
  });
  expect(await restored).toMatchObject({ deletedAgain: 2, hasDeletions: true, check: { brokenChains: 0 } });
  expect(await db.asSuperuser('select email from users')).toEqual([{ email: person.email }]);
  expect(await db.asSuperuser('select from ledgers')).toHaveLength(1);
  expect(Object.values(filesIn(dataDir)).join()).not.toContain('Aldi');
  const list = readFileSync(join(folder, 'second', 'deletions.jsonl'), 'utf8');
  expect(list).toContain(leaving.userId);
  expect(list).not.toMatch(/Leaving|@/);
});

it('backups go when they are older than BACKUP_RETENTION_DAYS, but never the newest', async () => {
  const folder = scratchFolder();
  const backups = await backupsOf(app, folder, {
    BACKUP_RETENTION_DAYS: '7',
    BACKUP_SECOND_PATH: join(folder, 'second'),
  });
  const day = 86_400_000;
  const begin = Date.now();
  const old = (days: number) =>
    `expenseai-${new Date(begin - days * day).toISOString().slice(0, 19).replaceAll(':', '-')}Z.tar.zst.age`;
  mkdirSync(join(folder, 'second'));
  for (const name of [old(9), old(8), old(6), 'notes.txt']) {
    for (const place of [folder, join(folder, 'second')]) writeFileSync(join(place, name), '');
  }
  const { name } = await makeBackup(backups);
  const left = [old(6), name, 'notes.txt'].sort();
  expect(
    readdirSync(folder)
      .filter((entry) => /age$|txt$/.test(entry))
      .sort(),
  ).toEqual(left);
  expect(readdirSync(join(folder, 'second')).sort()).toEqual(['deletions.jsonl', ...left]);
  // A clock that jumps ahead takes none of the last.
  for (const entry of [old(6)]) rmSync(join(folder, entry));
  const ahead = await makeBackup({ ...backups, now: () => new Date(Date.now() + 400 * day) });
  expect(readdirSync(folder).filter((entry) => entry.endsWith('.age'))).toContain(ahead.name);
});

it('by the schedule what is due is made, and deletions are written down without waiting for a backup', async () => {
  const schedule = parseCron('0 2 * * *');
  invariant(schedule, 'a time');
  const folder = scratchFolder();
  const backups = await backupsOf(app, folder, { BACKUP_SECOND_PATH: join(folder, 'second') });
  const leaving = await app.signUp('Leaving');
  await leaving.ask('DELETE', '/api/v1/me', { body: { password: leaving.password } });
  const run = async (times: typeof schedule | null = schedule) => {
    const made: string[] = [];
    const failed = (error: unknown) => made.push(String(error));
    const end = scheduleBackups(backups, times, { made: ({ name }) => made.push(name), failed });
    await end();
    return made;
  };
  // Nobody has been there at two o’clock yet.
  expect(await run()).toEqual([]);
  expect(readFileSync(join(folder, 'second', 'deletions.jsonl'), 'utf8')).toContain(leaving.userId);
  await app.db.asSuperuser("update users set created_at = now() - interval '2 days'");
  // Where BACKUP_SCHEDULE is off none is ever due, and deletions are written all the same.
  rmSync(join(folder, 'second', 'deletions.jsonl'));
  rmSync(join(folder, 'deletions.jsonl'));
  expect(await run(null)).toEqual([]);
  expect(readFileSync(join(folder, 'second', 'deletions.jsonl'), 'utf8')).toContain(leaving.userId);
  expect(await run()).toEqual([expect.stringMatching(/^expenseai-/)]);
  expect(await run()).toEqual([]);
  await app.db.asSuperuser('update users set created_at = now()');
});

it('of two at once one is made, and what a killed one left is removed', async () => {
  const folder = scratchFolder();
  const backups = await backupsOf(app, folder);
  writeFileSync(join(folder, 'expenseai-2026-01-01T00-00-00Z.tar.zst.age.part'), 'half');
  const results = await Promise.allSettled([makeBackup(backups), makeBackup(backups)]);
  const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  expect(refused).toEqual([expect.any(BackupRunning)]);
  expect(readdirSync(folder).filter((name) => name !== 'deletions.jsonl')).toHaveLength(1);
});

describe('the second place', () => {
  it('is a bucket, from which a backup is restored', async () => {
    const store = await startS3Store();
    const { S3_BUCKET, ...access } = store.settings;
    const backups = await backupsOf(app, scratchFolder(), { ...access, BACKUP_S3_BUCKET: S3_BUCKET ?? '' });
    const { name, path, problem } = await makeBackup(backups);
    expect(problem).toBeNull();
    const placed = { folder: backups.folder, copiedTo: 'bucket expenseai' };
    expect((await backupState(app.db.database.db)).last).toMatchObject(placed);
    expect(await backups.second?.list()).toContain(name);
    const pieces: Buffer[] = [];
    for await (const piece of (await backups.second?.open(name)) ?? []) pieces.push(Buffer.from(piece));
    expect(Buffer.concat(pieces).equals(readFileSync(path))).toBe(true);
    await store.close();
    const unreached = await makeBackup(backups);
    expect(unreached.problem).toContain('the copy in bucket expenseai failed');
    expect(await backupState(app.db.database.db)).toMatchObject({
      problem: unreached.problem,
      last: { ...placed, copiedTo: null },
    });
    expect(existsSync(unreached.path)).toBe(true);
  });
});

const disk = mountSmallDisk(400_000);
describe.skipIf(!disk)('a disk that fills while a backup is written', () => {
  afterAll(() => disk?.close());

  it('leaves nothing half, says so, and keeps the earlier ones', async () => {
    const folder = disk?.path ?? '';
    const backups = await backupsOf(app, folder);
    const { name } = await makeBackup(backups);
    disk?.fill();
    await expect(makeBackup(backups)).rejects.toThrow('No backup was made: the disk is full. Nothing of it was kept');
    disk?.free();
    expect(readdirSync(folder)).toEqual(['deletions.jsonl', name]);
    expect(await backupState(app.db.database.db)).toMatchObject({
      problem: 'the disk is full',
      last: { fileName: name },
    });
    expect((await makeBackup(backups)).problem).toBeNull();
    expect((await backupState(app.db.database.db)).problem).toBeNull();
  });
});
