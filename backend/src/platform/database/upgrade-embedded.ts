import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ClientConfig } from 'pg';
import type { DatabasePasswords } from '../config/secrets.ts';
import { installedPrograms, majorOf, type Programs } from '../embedded-postgres/binaries.ts';
import { type ClusterSite, runCluster } from '../embedded-postgres/cluster.ts';
import { clusterAccount } from '../embedded-postgres/cluster-account.ts';
import { databaseFolder } from '../embedded-postgres/embedded-postgres.ts';
import { lockDataFolder } from '../embedded-postgres/instance-lock.ts';
import { keptPrograms } from '../embedded-postgres/kept-programs.ts';
import { endLeftovers } from '../embedded-postgres/leftover-processes.ts';
import { socketFolder } from '../embedded-postgres/socket-folder.ts';
import { migrate } from './migrate.ts';
import { bootstrapRoles, connectionsTo, createDatabase, embeddedDatabase } from './roles.ts';
import { RowSummer } from './row-sum.ts';
import { type Loading, loadWhole, readWhole, type Snapshot, type WholeTable } from './whole-database.ts';

export interface UpgradeOptions {
  dataDir: string;
  passwords: DatabasePasswords;
  /** Told what the person who starts should know. */
  tell: (sentence: string) => void;
  /** Gets each line that PostgreSQL writes, the older and the newer one. */
  onLog: (line: string) => void;
  /** False in tests only. */
  isDurable?: boolean;
}

/**
 * Brings the database of a data folder to the major version of the installed PostgreSQL, where it is of an older one:
 * both run side by side on sockets of their own, every table is copied and compared, and then the folders are switched.
 * The old folder stays as it was, under another name. Whatever happens before the switch, the next start begins anew.
 * Throws with a sentence for the person who starts it, with nothing changed.
 */
export async function upgradeEmbedded(options: UpgradeOptions): Promise<void> {
  const { dataDir } = options;
  const places = placesIn(dataDir);
  if (!isUpgradeDue(places)) return;
  const lock = await lockDataFolder(dataDir);
  try {
    // The process was killed in the moment of the switch.
    if (existsSync(places.ready) && !existsSync(places.current)) renameSync(places.ready, places.current);
    await clear(places);
    const from = majorIn(places.current);
    if (from !== undefined && from !== installedMajor()) await upgrade(places, from, options);
  } finally {
    await lock.release();
  }
}

/** Folders of an upgrade. */
interface Places {
  dataDir: string;
  current: string;
  /** Everything that is made on the way. */
  work: string;
  /** The new database while it is filled. */
  draft: string;
  /** The new database once it is whole; it is there for the moment of the switch only. */
  ready: string;
  /** Where the old database's socket is meanwhile, so that nobody finds it and writes to it. */
  oldSocketHome: string;
}

function placesIn(dataDir: string): Places {
  const work = join(dataDir, 'db.upgrade');
  return {
    dataDir,
    current: databaseFolder(dataDir),
    work,
    draft: join(work, 'db'),
    ready: join(work, 'ready'),
    oldSocketHome: join(work, 'old'),
  };
}

function isUpgradeDue({ current, work }: Places): boolean {
  return existsSync(work) || (majorIn(current) ?? installedMajor()) !== installedMajor();
}

function installedMajor(): number {
  return majorOf(installedPrograms());
}

/** Undefined where no database was made yet. */
function majorIn(databaseDir: string): number | undefined {
  const file = join(databaseDir, 'PG_VERSION');
  return existsSync(file) ? majorOf({ version: readFileSync(file, 'utf8') }) : undefined;
}

/** Takes away what an earlier try has left, its PostgreSQL included. */
async function clear({ work, draft }: Places): Promise<void> {
  if (existsSync(draft)) await endLeftovers(draft, socketFolder(work));
  rmSync(work, { recursive: true, force: true });
}

async function upgrade(places: Places, from: number, options: UpgradeOptions): Promise<void> {
  const { dataDir, tell } = options;
  const to = installedMajor();
  if (from > to) {
    throw new Error(
      `The database in ${dataDir} is one of PostgreSQL ${from}, and this version of ExpenseAI brings ${to}: it is older ` +
        'than the one that ran here before. Start that one, or a newer one.',
    );
  }
  const programs = keptPrograms(dataDir, from);
  requireRoom(places, to);
  tell(`The database is one of PostgreSQL ${from}: it is copied into one of PostgreSQL ${to}, and stays as it is.`);
  const begin = performance.now();
  try {
    const rows = await copyCluster(places, programs, options);
    const kept = switchFolders(places, from);
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    tell(
      `The database is one of PostgreSQL ${to} now: ${rows} rows were copied and compared in ${seconds} s. ` +
        `The old one is kept in ${kept}; delete that folder once you miss nothing.`,
    );
  } catch (cause) {
    // Gives the room free as well, which may be what was missing. Where the switch has begun, the next start ends it.
    if (existsSync(places.current)) await clear(places);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The database could not be upgraded to PostgreSQL ${to}, and is as it was: ${reason}`, { cause });
  }
}

/** What a new database takes beside its rows, in bytes. */
const emptyCluster = 256 * 1024 ** 2;

/** The copy is at most as large as what it is made of, and its indexes are sorted beside it. */
function requireRoom({ dataDir, current }: Places, to: number): void {
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  const needed = 1.5 * sizeOf(join(current, 'base')) + emptyCluster;
  if (free >= needed) return;
  const gigabytes = (bytes: number) => `${(bytes / 1024 ** 3).toFixed(1)} GB`;
  throw new Error(
    `The database in ${dataDir} has to be copied for PostgreSQL ${to}, which needs ${gigabytes(needed)}; ` +
      `${gigabytes(free)} are free there. Nothing was changed: make room, and start again.`,
  );
}

function sizeOf(folder: string): number {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

/** Runs the old and a new cluster side by side and fills the new one; gives how many rows that were. */
async function copyCluster(places: Places, programs: Programs, options: UpgradeOptions): Promise<number> {
  const { passwords, isDurable = true, onLog } = options;
  const shared = { account: clusterAccount(places.current), isDurable, onLog };
  mkdirSync(places.work, { mode: 0o700 });
  const site = { ...shared, databaseDir: places.current, socketHome: places.oldSocketHome, programs };
  return running(site, (old) =>
    running(
      { ...shared, databaseDir: places.draft, socketHome: places.work, programs: installedPrograms() },
      async (fresh) => {
        await bootstrapRoles(fresh, passwords);
        await createDatabase(fresh, embeddedDatabase);
        return copyDatabase(old, fresh, passwords);
      },
    ),
  );
}

async function running<T>(site: ClusterSite, work: (superuser: ClientConfig) => Promise<T>): Promise<T> {
  const cluster = await runCluster(site);
  try {
    return await work(cluster.superuser);
  } finally {
    await cluster.stop();
  }
}

async function copyDatabase(old: ClientConfig, fresh: ClientConfig, passwords: DatabasePasswords): Promise<number> {
  const database = embeddedDatabase;
  const { owner } = connectionsTo({ ...fresh, database }, passwords);
  return readWhole({ ...old, database }, async (snapshot) => {
    // As far as the old one is: it stays what the version of ExpenseAI before can be started on.
    await migrate(owner, snapshot.migrations.at(-1));
    return loadWhole({ ...fresh, database }, async (loading) => {
      requireKnown(snapshot.tables, loading.tables);
      let rows = 0;
      for (const table of snapshot.tables) rows += await copyTable(snapshot, loading, table);
      return rows;
    });
  });
}

/** What somebody has made in the database would stay behind. */
function requireKnown(tables: readonly WholeTable[], known: readonly WholeTable[]): void {
  const columns = new Set(known.flatMap((table) => table.columns.map((column) => `${table.name}.${column}`)));
  const unknown = tables
    .flatMap((table) => table.columns.map((column) => `${table.name}.${column}`))
    .filter((name) => !columns.has(name));
  if (unknown.length === 0) return;
  throw new Error(`ExpenseAI doesn’t know ${unknown.join(', ')}. Move what you have made there to another database.`);
}

async function copyTable(snapshot: Snapshot, loading: Loading, table: WholeTable): Promise<number> {
  const summer = new RowSummer();
  await Promise.all([pipeline(snapshot.read(table), summer), loading.load(table, summer)]);
  const [was, is] = [summer.total, await loading.sum(table)];
  if (was.rows !== is.rows || was.sum !== is.sum) {
    throw new Error(`${table.name} has ${was.rows} rows, and its copy ${is.rows}, or others.`);
  }
  return was.rows;
}

/** Puts the new database in the place of the old one, and gives where that is kept. */
function switchFolders({ dataDir, current, draft, ready, work }: Places, from: number): string {
  const kept = join(dataDir, `db-${from}-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}Z`);
  renameSync(draft, ready);
  sync(work);
  renameSync(current, kept);
  renameSync(ready, current);
  sync(dataDir);
  rmSync(work, { recursive: true, force: true });
  return kept;
}

/** So that a power cut finds the names in the order in which they were given. */
function sync(folder: string): void {
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
