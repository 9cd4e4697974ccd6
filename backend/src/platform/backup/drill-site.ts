import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { DatabaseConnections } from '../database/roles.ts';

/** Where a backup is restored to try it, both empty. */
export interface DrillSite {
  folder: string;
  connections: DatabaseConnections;
}

/** Another test of restoring runs on the same installation. */
export class DrillRunning extends Error {
  constructor() {
    super('Another test of restoring is running; this one was not begun.');
    this.name = 'DrillRunning';
  }
}

const folderPrefix = 'restore-drill-';
const databaseSuffix = '_restore_drill';
/** Of a name in PostgreSQL, in bytes; what is longer would be cut. */
const longestName = 63;
/** The comment on a database that says that it may be removed. */
const mark = 'ExpenseAI: a test of restoring';
const objectInUse = '55006';
const insufficientPrivilege = '42501';
/** Milliseconds that others have to leave a database that is removed. */
const patience = 10_000;

/**
 * Makes a folder below the data folder, and a database beside the running one, on the same server; removes both when the
 * work ends, however it does, or is stopped by the signal. What a process that was killed has left is removed before.
 * One at a time: throws DrillRunning. The running database lends its name and a lock, nothing more; a database of the
 * other name that no test has made is left alone. The owner's login has to be allowed to create databases.
 */
export function withDrillSite<T>(
  dataDir: string,
  connections: DatabaseConnections,
  signal: AbortSignal,
  work: (site: DrillSite) => Promise<T>,
): Promise<T> {
  return alone(connections.owner, async (client, name) => {
    await removeLeft(client, name, dataDir);
    const folder = await mkdtemp(join(dataDir, folderPrefix));
    try {
      await makeDatabase(client, name, connections);
      return await Promise.race([work({ folder, connections: allTo(connections, name) }), untilStopped(signal)]);
    } finally {
      await removeDatabase(client, name);
      await rm(folder, { recursive: true, force: true });
    }
  });
}

/**
 * Removes what a test of restoring that was killed has left. Where its folder isn't there, which stays as long as the
 * database does, the server isn't even asked; while a test runs nothing happens.
 */
export async function removeLeftDrill(dataDir: string, owner: pg.ClientConfig): Promise<void> {
  if ((await foldersIn(dataDir)).length === 0) return;
  try {
    await alone(owner, (client, name) => removeLeft(client, name, dataDir));
  } catch (error) {
    if (!(error instanceof DrillRunning)) throw error;
  }
}

/** Works with a lock of the running database, and the name of the one beside it. */
async function alone<T>(owner: pg.ClientConfig, work: (client: pg.Client, name: string) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...owner, keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ taken: boolean; name: string }>(
      `select pg_try_advisory_lock(hashtextextended('expenseai restore drill', 0)) as taken, current_database() as name`,
    );
    const [found] = rows;
    if (!found?.taken) throw new DrillRunning();
    return await work(client, `${found.name.slice(0, longestName - databaseSuffix.length)}${databaseSuffix}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function removeLeft(client: pg.Client, name: string, dataDir: string): Promise<void> {
  await removeDatabase(client, name);
  for (const folder of await foldersIn(dataDir)) await rm(folder, { recursive: true, force: true });
}

async function foldersIn(dataDir: string): Promise<string[]> {
  const names = await readdir(dataDir);
  return names.filter((name) => name.startsWith(folderPrefix)).map((name) => join(dataDir, name));
}

async function makeDatabase(client: pg.Client, name: string, connections: DatabaseConnections): Promise<void> {
  const database = pg.escapeIdentifier(name);
  try {
    await client.query(`create database ${database}`);
  } catch (error) {
    if (!isCode(error, insufficientPrivilege)) throw error;
    throw new Error(
      `The database user ${client.user} may not create databases, which a test of restoring needs. As the server’s administrator: alter role ${client.user} createdb. Nothing was changed.`,
      { cause: error },
    );
  }
  await client.query(`comment on database ${database} is ${pg.escapeLiteral(mark)}`);
  await client.query(`revoke all on database ${database} from public`);
  const users = new Set([connections.app, connections.bulk].map((connection) => new pg.Client(connection).user));
  for (const user of users) {
    await client.query(`grant connect, temporary on database ${database} to ${pg.escapeIdentifier(user ?? '')}`);
  }
}

/** Throws where a database has the name that no test of restoring has made. */
async function removeDatabase(client: pg.Client, name: string): Promise<void> {
  const { rows } = await client.query<{ isOurs: boolean }>(
    `select coalesce(shobj_description(oid, 'pg_database') = $2, false) as "isOurs" from pg_database where datname = $1`,
    [name, mark],
  );
  if (rows.length === 0) return;
  if (!rows[0]?.isOurs) {
    throw new Error(
      `There is a database ${name} that no test of restoring has made. Rename it, or remove it if nobody needs it. Nothing was changed.`,
    );
  }
  const deadline = performance.now() + patience;
  for (;;) {
    try {
      await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
      return;
    } catch (error) {
      // The owner may end its own connections; those of the application go by themselves.
      const isInUse = isCode(error, objectInUse) || isCode(error, insufficientPrivilege);
      if (!isInUse || performance.now() > deadline) throw error;
      await delay(200);
    }
  }
}

/** The same users, in another database; past a pooler, which wouldn't know it. */
function allTo({ owner, bulk, direct }: DatabaseConnections, database: string): DatabaseConnections {
  const app = leadTo(direct, database);
  return { owner: leadTo(owner, database), app, direct: app, bulk: leadTo(bulk, database) };
}

function leadTo(connection: pg.ClientConfig, database: string): pg.ClientConfig {
  if (connection.connectionString === undefined) return { ...connection, database };
  const address = new URL(connection.connectionString);
  address.pathname = `/${encodeURIComponent(database)}`;
  return { ...connection, connectionString: address.href };
}

function untilStopped(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof pg.DatabaseError && error.code === code;
}
