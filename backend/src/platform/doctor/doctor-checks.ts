import { accessSync, constants, existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import type { Config } from '../config/config.ts';
import { loadSecrets, type Secrets } from '../config/secrets.ts';
import { pendingMigrations } from '../database/migrate.ts';
import { databaseConnections } from '../database/roles.ts';
import { holderOfDataFolder } from '../embedded-postgres/instance-lock.ts';
import { Encryption } from '../secrets/encryption.ts';
import { countSealedByKey } from '../secrets/sealed-values.ts';
import { agingSecrets, longestSecretAge, secretAges } from '../secrets/secret-ages.ts';
import { examineOperation } from './doctor-operation.ts';

export interface Finding {
  part: string;
  state: 'ok' | 'warning' | 'problem';
  text: string;
}

const leastFree = 500 * 1024 * 1024;
const oldestPostgres = 150_000;
/** Milliseconds that this machine's clock and the database's may differ. */
const clockTolerance = 5000;

/** Looks at everything that a start needs, beside a running instance or without one; changes nothing. */
export async function* examine(config: Config): AsyncGenerator<Finding> {
  const holder = existsSync(config.dataDir) ? await holderOfDataFolder(config.dataDir) : undefined;
  yield nodeVersion(config.root);
  yield folder('Data folder', config.dataDir, holder === undefined ? '' : `, in use by process ${holder}`);
  yield folder('Log folder', config.log.dir);
  yield await portState(config, holder !== undefined);
  yield clock(config.root);
  yield* database(config, holder !== undefined);
}

function nodeVersion(root: string): Finding {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    devDependencies: { node: string };
  };
  const wanted = manifest.devDependencies.node;
  const state = process.versions.node === wanted ? 'ok' : 'warning';
  return {
    part: 'Node',
    state,
    text: state === 'ok' ? wanted : `${process.versions.node}, meant is ${wanted}: run npm ci`,
  };
}

function folder(part: string, path: string, note = ''): Finding {
  const existing = nearestExisting(path);
  const { bavail, bsize } = statfsSync(existing);
  const free = `${((bavail * bsize) / 1024 ** 3).toFixed(1)} GB free`;
  const what = existing === path ? path : `${path} (made at the first start)`;
  try {
    accessSync(existing, constants.W_OK | constants.X_OK);
  } catch {
    return { part, state: 'problem', text: `${existing} cannot be written by this user` };
  }
  if (bavail * bsize < leastFree) return { part, state: 'problem', text: `${what}: only ${free}` };
  return { part, state: 'ok', text: `${what}, ${free}${note}` };
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}

async function portState({ host, port }: Config, isRunning: boolean): Promise<Finding> {
  const part = 'Port';
  const isFree = await canListen(host, port);
  if (!isRunning) {
    if (isFree) return { part, state: 'ok', text: `${host}:${port} is free` };
    return { part, state: 'problem', text: `${host}:${port} is taken by another program: choose another PORT` };
  }
  if (isFree) return { part, state: 'warning', text: `the running instance does not listen on ${host}:${port}` };
  try {
    const response = await fetch(`http://${host.includes(':') ? `[${host}]` : host}:${port}/health`, {
      signal: AbortSignal.timeout(3000),
    });
    const state = response.ok ? 'ok' : 'problem';
    return { part, state, text: `${host}:${port} answers ${response.status} to /health` };
  } catch (error) {
    return { part, state: 'problem', text: `${host}:${port} does not answer: ${String(error)}` };
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
  const isBehind = Date.now() < mtime.getTime() - clockTolerance;
  const text = `${new Date().toISOString()}${isBehind ? `, but package.json is of ${mtime.toISOString()}` : ''}`;
  return { part: 'Clock', state: isBehind ? 'problem' : 'ok', text };
}

async function* database(config: Config, isRunning: boolean): AsyncGenerator<Finding> {
  const part = 'Database';
  if (config.database.url === undefined && !isRunning) {
    const isMade = existsSync(join(config.dataDir, 'db', 'PG_VERSION'));
    yield { part, state: 'ok', text: `embedded, ${isMade ? 'not running' : 'made at the first start'}` };
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
    const isOld = Number(row?.number) < oldestPostgres;
    yield {
      part,
      state: isOld ? 'problem' : 'ok',
      text: `PostgreSQL ${row?.version}${isOld ? ': 15 or newer is needed' : ''}`,
    };
    const difference = Math.abs(Date.now() - (row?.now.getTime() ?? 0));
    if (difference > clockTolerance) {
      yield {
        part: 'Clock',
        state: 'problem',
        text: `differs from the database's by ${Math.round(difference / 1000)} s`,
      };
    }
    const pending = await pendingMigrations(connections.owner);
    const state = pending.length === 0 ? 'ok' : 'problem';
    const text = state === 'ok' ? 'all applied' : `missing ${pending.join(', ')}: npm run migration:run`;
    yield { part: 'Migrations', state, text };
    if (pending.length > 0) return;
    yield await secretsState(client, config, secrets);
    yield* examineOperation(config, connections.app);
  } catch (error) {
    yield {
      part,
      state: 'problem',
      text: `cannot be reached: ${error instanceof Error ? error.message : String(error)}`,
    };
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function secretsState(client: Client, config: Config, secrets: Secrets): Promise<Finding> {
  const part = 'Secrets';
  const encryption = new Encryption(secrets.encryption);
  const old = (await secretAges(client, agingSecrets(config, secrets))).filter(({ days }) => days > longestSecretAge);
  const sealed = new Map<string, number>();
  for (const [keyId, count] of await countSealedByKey(client)) sealed.set(encryption.roleOf(keyId), count);
  const lost = sealed.get('lost');
  if (lost) {
    const text = `sealed with a key that is not set: ${lost}; give that key as ENCRYPTION_KEY_PREVIOUS`;
    return { part, state: 'problem', text };
  }
  const texts = old.map(({ name, days }) => `${name} is ${days} days old: npm run secrets:rotate -- ${name}`);
  if (encryption.previousKeyId !== undefined) {
    const left = sealed.get('previous') ?? 0;
    texts.push(
      left === 0 ? 'ENCRYPTION_KEY_PREVIOUS may go' : `sealed with ENCRYPTION_KEY_PREVIOUS: ${left}, so it has to stay`,
    );
  }
  // At home they are kept with the data, and whoever can read them can read the data as well.
  const isDue = old.length > 0 && (config.environment === 'staging' || config.environment === 'production');
  return { part, state: isDue ? 'warning' : 'ok', text: texts.length === 0 ? 'none is old' : texts.join('; ') };
}
