import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import type { Database } from '../database/database.ts';
import { readWhole } from '../database/whole-database.ts';
import type { Storage } from '../storage/storage.ts';
import type { ArchiveManifest } from './archive-format.ts';
import { type BackupPlace, backupName, momentOf, sha256Of, syncFolder, unfinished } from './backup-places.ts';
import { addBackupRecord } from './backup-records.ts';
import { copyDeletions, deletionsSince, keepDeletions } from './deletions.ts';
import { readArchive } from './read-archive.ts';
import { ArchiveDamaged } from './sealed.ts';
import { writeArchive } from './write-archive.ts';

export interface BackupDependencies {
  /** For records of backups. */
  database: Database;
  /** Reads every table; past a pooler, since a lock is held. */
  owner: pg.ClientConfig;
  storage: Storage;
  /** What the installation has made for itself and nobody else has. */
  keys: ReadonlyMap<string, string>;
  version: string;
  dataDir: string;
  folder: string;
  second: BackupPlace | null;
  /** Public keys; the first belongs to `identity`. */
  recipients: readonly string[];
  /** Opens what was written, to check it. */
  identity: string;
  retentionDays: number;
  now: () => Date;
}

export interface MadeBackup {
  name: string;
  path: string;
  bytes: number;
  seconds: number;
  manifest: ArchiveManifest;
  /** What went wrong with the second place; the backup itself is whole. */
  problem: string | null;
}

/** Somebody else is making a backup at the moment. */
export class BackupRunning extends Error {
  constructor() {
    super('Another backup is being made; this one was not begun.');
    this.name = 'BackupRunning';
  }
}

const day = 86_400_000;

/**
 * Makes a backup: writes it beside its final name, reads all of it back, and only then gives it that name; copies it to
 * the second place and checks the copy; removes old ones. Leaves nothing half made, and the earlier ones as they were.
 * What came of it is kept in `backup_records`. Throws BackupRunning while another process makes one.
 */
export function makeBackup(dependencies: BackupDependencies): Promise<MadeBackup> {
  const { database, owner, folder, second, retentionDays, now } = dependencies;
  return alone(owner, async () => {
    const startedAt = now();
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await removeUnfinished(folder);
      const written = await writeBackup(dependencies, folder, backupName);
      await keepDeletions(await deletionsSince(database.db, new Date(0)), folder);
      const problem = await copyToSecond(second, folder, written).catch(
        (error: unknown) => `the copy in ${second?.name} failed: ${reasonOf(error)}`,
      );
      const finishedAt = now();
      const { name: fileName, bytes } = written;
      const copiedTo = problem === null ? (second?.name ?? null) : null;
      const record = { kind: 'backup', fileName, bytes, startedAt, finishedAt, problem } as const;
      await addBackupRecord(database.db, { ...record, folder, copiedTo });
      await removeOld(folder, second, new Date(startedAt.getTime() - retentionDays * day));
      const seconds = (finishedAt.getTime() - startedAt.getTime()) / 1000;
      return { ...written, path: join(folder, fileName), seconds, problem };
    } catch (error) {
      const problem = reasonOf(error);
      const none = { kind: 'backup', fileName: null, bytes: null } as const;
      await addBackupRecord(database.db, { ...none, startedAt, finishedAt: now(), problem }).catch(() => undefined);
      throw new Error(
        `No backup was made: ${problem}. Nothing of it was kept, and the earlier ones are as they were.`,
        {
          cause: error,
        },
      );
    }
  });
}

/** Holds a lock of the database, which goes with the connection however this process ends. */
async function alone<T>(owner: pg.ClientConfig, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...owner, keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ taken: boolean }>(
      "select pg_try_advisory_lock(hashtextextended('expenseai backup', 0)) as taken",
    );
    if (!rows[0]?.taken) throw new BackupRunning();
    return await work();
  } finally {
    await client.end().catch(() => undefined);
  }
}

type Written = Pick<MadeBackup, 'name' | 'bytes' | 'manifest'>;

/** What is written, for whom, and what opens it again. */
type Content = Pick<BackupDependencies, 'owner' | 'storage' | 'keys' | 'version' | 'recipients' | 'identity'>;

/**
 * Writes what an installation holds at one moment into a file of the folder: beside its name, which it gets only once
 * all of it was read back. Leaves nothing half made.
 */
export async function writeBackup(
  { owner, storage, keys, version, recipients, identity }: Content,
  folder: string,
  nameOf: (takenAt: Date) => string,
): Promise<Written> {
  let draft = '';
  try {
    const { name, manifest } = await readWhole(owner, async (snapshot) => {
      const name = nameOf(snapshot.takenAt);
      draft = join(folder, `${name}${unfinished}`);
      const { sealed, manifest } = await writeArchive({ snapshot, storage, keys, version }, recipients);
      await pipeline(sealed, createWriteStream(draft, { mode: 0o600, flush: true }));
      return { name, manifest };
    });
    const found = await readArchive(createReadStream(draft), [identity]);
    if (!isDeepStrictEqual(found.manifest, manifest)) throw new ArchiveDamaged('what was read back differs');
    const { size: bytes } = await stat(draft);
    await rename(draft, join(folder, name));
    await syncFolder(folder);
    return { name, bytes, manifest };
  } catch (error) {
    if (draft !== '') await rm(draft, { force: true });
    throw error;
  }
}

async function copyToSecond(second: BackupPlace | null, folder: string, { name }: Written): Promise<null> {
  if (!second) return null;
  await copyDeletions(folder, second);
  const path = join(folder, name);
  const sha256 = await sha256Of(createReadStream(path));
  await second.put(path, name, sha256);
  if (sha256.equals(await sha256Of(await second.open(name)))) return null;
  await second.remove(name);
  throw new Error('it gives back another file than it was given');
}

/** Of a process that was killed: nobody else is writing. */
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.endsWith(unfinished)) await rm(join(folder, name), { force: true });
  }
}

/** Never the newest of a place. */
async function removeOld(folder: string, second: BackupPlace | null, before: Date): Promise<void> {
  for (const name of oldOf(await readdir(folder), before)) await rm(join(folder, name), { force: true });
  if (!second) return;
  for (const name of oldOf(await second.list().catch(() => []), before))
    await second.remove(name).catch(() => undefined);
}

function oldOf(names: readonly string[], before: Date): string[] {
  const backups = names.filter((name) => momentOf(name)).sort();
  return backups.slice(0, -1).filter((name) => (momentOf(name) ?? before) < before);
}

/** In words that an operator can act on; nothing of what stands in the database. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full';
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message.replace(/\.$/, '') : String(cause);
}
