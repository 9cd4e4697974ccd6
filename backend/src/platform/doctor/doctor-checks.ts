import { accessSync, constants, existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import type { DoctorPart, Finding } from '@expenseai/contracts/doctor';
import { AppError } from '@expenseai/core/errors';
import { Client } from 'pg';
import type { Config } from '../config/config.ts';
import { loadSecrets, type Secrets } from '../config/secrets.ts';
import { pendingMigrations } from '../database/migrate.ts';
import { databaseConnections } from '../database/roles.ts';
import { holderOfDataFolder } from '../embedded-postgres/instance-lock.ts';
import { probeRedis } from '../redis/redis-connection.ts';
import { Encryption } from '../secrets/encryption.ts';
import { countSealedByKey } from '../secrets/sealed-values.ts';
import { agingSecrets, longestSecretAge, secretAges } from '../secrets/secret-ages.ts';
import { Storage } from '../storage/storage.ts';
import { examineOperation } from './doctor-operation.ts';
import { finding } from './finding.ts';

const leastFree = 500 * 1024 * 1024;
const oldestPostgres = 150_000;
/** Milliseconds that this machine's clock and the database's may differ. */
const clockTolerance = 5000;

/** Looks at everything that a start needs, beside a running instance or without one; changes nothing. */
export async function* examine(config: Config): AsyncGenerator<Finding> {
  const holder = existsSync(config.dataDir) ? await holderOfDataFolder(config.dataDir) : undefined;
  yield nodeVersion(config.root);
  yield folder('data-folder', config.dataDir, holder);
  yield folder('log-folder', config.log.dir);
  yield await portState(config, holder !== undefined);
  yield clock(config.root);
  yield await redisState(config);
  yield await storageState(config);
  yield* database(config, holder !== undefined);
}

function nodeVersion(root: string): Finding {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    devDependencies: { node: string };
  };
  const wanted = manifest.devDependencies.node;
  const version = process.versions.node;
  if (version === wanted) return finding('node', 'ok', 'node-right', { version });
  return finding('node', 'warning', 'node-other', { version, wanted });
}

function folder(part: DoctorPart, path: string, holder?: number): Finding {
  const existing = nearestExisting(path);
  try {
    accessSync(existing, constants.W_OK | constants.X_OK);
  } catch {
    return finding(part, 'problem', 'folder-not-writable', { path: existing });
  }
  const { bavail, bsize } = statfsSync(existing);
  const gigabytes = Math.round((bavail * bsize) / 1024 ** 3 / 0.1) / 10;
  if (bavail * bsize < leastFree) return finding(part, 'problem', 'folder-nearly-full', { path, gigabytes });
  if (existing !== path) return finding(part, 'ok', 'folder-to-make', { path, gigabytes });
  if (holder === undefined) return finding(part, 'ok', 'folder-ready', { path, gigabytes });
  return finding(part, 'ok', 'folder-in-use', { path, gigabytes, process: holder });
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}

async function portState({ host, port }: Config, isRunning: boolean): Promise<Finding> {
  const address = `${host}:${port}`;
  const isFree = await canListen(host, port);
  if (!isRunning) {
    if (isFree) return finding('port', 'ok', 'port-free', { address });
    return finding('port', 'problem', 'port-taken', { address });
  }
  if (isFree) return finding('port', 'warning', 'port-not-listened-on', { address });
  try {
    const response = await fetch(`http://${host.includes(':') ? `[${host}]` : host}:${port}/health`, {
      signal: AbortSignal.timeout(3000),
    });
    const { ok, status } = response;
    return finding('port', ok ? 'ok' : 'problem', 'port-answers', { address, status });
  } catch (error) {
    return finding('port', 'problem', 'port-silent', { address, reason: reasonOf(error) });
  }
}

function canListen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** A clock that is behind the files that it has itself written is wrong: tokens and bank days depend on it. */
function clock(root: string): Finding {
  const { mtime } = statSync(join(root, 'package.json'));
  const now = new Date();
  if (now.getTime() >= mtime.getTime() - clockTolerance) {
    return finding('clock', 'ok', 'clock-right', { now: now.toISOString() });
  }
  return finding('clock', 'problem', 'clock-behind', { now: now.toISOString(), written: mtime.toISOString() });
}

async function redisState({ redis }: Config): Promise<Finding> {
  if (redis.url === undefined) return finding('redis', 'ok', 'redis-off');
  const reason = await probeRedis({ ...redis, url: redis.url });
  if (reason === undefined) return finding('redis', 'ok', 'redis-takes-writes');
  return finding('redis', 'warning', 'redis-unusable', { reason });
}

/** The disk is that of the data folder, which was looked at. */
async function storageState({ dataDir, s3 }: Config): Promise<Finding> {
  if (!s3) return finding('storage', 'ok', 'storage-on-disk');
  const { bucket } = s3;
  try {
    await new Storage({ dataDir, s3 }).check();
    return finding('storage', 'ok', 'storage-answers', { bucket });
  } catch (error) {
    // What people are told leaves out why.
    const cause = error instanceof AppError ? (error.cause ?? error) : error;
    return finding('storage', 'problem', 'storage-unreachable', { bucket, reason: reasonOf(cause) });
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function* database(config: Config, isRunning: boolean): AsyncGenerator<Finding> {
  if (config.database.url === undefined && !isRunning) {
    const isMade = existsSync(join(config.dataDir, 'db', 'PG_VERSION'));
    yield finding('database', 'ok', isMade ? 'database-not-running' : 'database-to-make');
    return;
  }
  const secrets = loadSecrets(config);
  const connections = databaseConnections(config, secrets);
  const client = new Client({ ...connections.app, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; number: string; now: Date }>(
      "select split_part(version(), ' ', 2) as version, current_setting('server_version_num') as number, clock_timestamp() as now",
    );
    const [row] = rows;
    const version = row?.version ?? '';
    if (Number(row?.number) >= oldestPostgres) yield finding('database', 'ok', 'database-right', { version });
    else yield finding('database', 'problem', 'database-too-old', { version });
    const difference = Math.abs(Date.now() - (row?.now.getTime() ?? 0));
    if (difference > clockTolerance) {
      yield finding('clock', 'problem', 'clock-differs', { seconds: Math.round(difference / 1000) });
    }
    const pending = await pendingMigrations(connections.owner);
    if (pending.length === 0) yield finding('migrations', 'ok', 'migrations-applied');
    else yield finding('migrations', 'problem', 'migrations-missing', { names: pending.join(', ') });
    if (pending.length > 0) return;
    yield* secretsState(client, config, secrets);
    yield* sealedValues(client, secrets);
    yield* examineOperation(config, connections.app);
  } catch (error) {
    yield finding('database', 'problem', 'database-unreachable', { reason: reasonOf(error) });
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function* secretsState(client: Client, config: Config, secrets: Secrets): AsyncGenerator<Finding> {
  const old = (await secretAges(client, agingSecrets(config, secrets))).filter(({ days }) => days > longestSecretAge);
  // At home they are kept with the data, and whoever can read them can read the data as well.
  const state = config.environment === 'staging' || config.environment === 'production' ? 'warning' : 'ok';
  if (old.length === 0) yield finding('secrets', 'ok', 'secrets-fresh');
  for (const { name, days } of old) yield finding('secrets', state, 'secret-old', { name, days });
}

async function* sealedValues(client: Client, secrets: Secrets): AsyncGenerator<Finding> {
  const encryption = new Encryption(secrets.encryption);
  const counts = new Map<string, number>();
  for (const [keyId, count] of await countSealedByKey(client)) {
    const role = encryption.roleOf(keyId);
    counts.set(role, (counts.get(role) ?? 0) + count);
  }
  const lost = counts.get('lost');
  if (lost) yield finding('sealed-values', 'problem', 'sealed-lost', { count: lost });
  else {
    const count = [...counts.values()].reduce((sum, one) => sum + one, 0);
    yield count === 0
      ? finding('sealed-values', 'ok', 'sealed-none')
      : finding('sealed-values', 'ok', 'sealed-openable', { count });
  }
  if (encryption.previousKeyId === undefined) return;
  const left = counts.get('previous') ?? 0;
  if (left > 0) yield finding('sealed-values', 'ok', 'previous-key-needed', { count: left });
  // Whatever else is wrong, a key must not be thrown away then.
  else if (!lost) yield finding('sealed-values', 'ok', 'previous-key-free');
}
