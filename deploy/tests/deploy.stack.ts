import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../scripts/repository-files.ts';
import { ask } from './frame/client.ts';
import { type Stack, startStack } from './frame/stack.ts';
import { type Load, startLoad } from './load.ts';

/** Requests that a deploy must have had under load, and other disturbances; 20,000 by DEPLOY_REQUESTS=20000. */
const leastRequests = Number(process.env.DEPLOY_REQUESTS ?? 2000);
const leastWhileDisturbed = Number(process.env.DEPLOY_REQUESTS ?? 500);
/** What is built, so that the images come from the layers that are there. */
const built = ['core', 'contracts', 'backend'].map((name) => `${name}/dist`);
const kept = [...built, 'frontend/out', 'frontend/source-maps', 'frontend/next-env.d.ts', '.cache/build'];

/** Seconds on an idle machine; many where others build on it, too. */
const timeout = 600_000;

let stack: Stack;
/** Of the first release, by what open pages ask for. */
let assets: string[];

beforeAll(async () => {
  const settings = {
    APP_ENV: 'production',
    REGISTRATION: 'open',
    RATE_LIMIT_GLOBAL: '1000000',
    BACKUP_KEY_COPIED: 'yes',
  };
  stack = await startStack({ isDown: true, settings });
  for (const name of kept) {
    if (existsSync(join(root, name))) cpSync(join(root, name), join(stack.folder, name), { recursive: true });
  }
  const chunks = 'frontend/out/_next/static/chunks';
  assets = readdirSync(join(stack.folder, chunks))
    .filter((name) => name.endsWith('.js'))
    .slice(0, 3)
    .map((name) => `/_next/static/chunks/${name}`);
});
afterAll(() => stack?.down());

interface Deploy {
  /** All that it has said so far. */
  output: string;
  says(text: string): Promise<void>;
  /** As a power cut does: deploy.sh and what it has started. */
  kill(): Promise<void>;
  /** Its status. */
  end: Promise<number>;
}

/** @param healthSeconds that a service has to become healthy */
function deploy(options: string[], healthSeconds = 60): Deploy {
  const child = spawn('bash', ['deploy.sh', ...options], {
    cwd: stack.folder,
    detached: true,
    env: {
      ...stack.environment,
      COMPOSE_OVERRIDE: join(stack.folder, 'deploy/tests/frame/stand-ins.yml'),
      // Open and without limits for the load; what the audit says of both is known.
      SECURITY_AUDIT_ACCEPT: 'environment.registration,environment.limits',
      NPM_REGISTRY: 'http://127.0.0.1:9',
      DEPLOY_FREE_GB: '1',
      DEPLOY_HEALTH_SECONDS: String(healthSeconds),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const running: Deploy = {
    output: '',
    says: (text) => expect.poll(() => running.output, { timeout: 300_000, interval: 20 }).toContain(text),
    kill: async () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await running.end;
    },
    end: once(child, 'exit').then(([status]) => Number(status)),
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part) => {
      running.output += part;
    });
  }
  return running;
}

async function deployed(...options: string[]): Promise<string> {
  const running = deploy(options);
  const status = await running.end;
  if (status !== 0) throw new Error(`deploy.sh ended with ${status}:\n${running.output}`);
  return running.output;
}

interface Changes {
  /** The release that is changed. */
  from?: string;
  backend?: string;
  frontend?: string;
}

/** Makes the images of a release: those of another one with further lines. */
async function makeRelease(version: string, { from = 'v1', backend = '', frontend = '' }: Changes) {
  const lines = {
    backend: `USER root\n${backend}\nUSER 10001`,
    frontend: `USER root\n${frontend}\nUSER 101`,
    backup: '',
  };
  for (const [name, added] of Object.entries(lines)) {
    const child = spawn('docker', ['build', '--quiet', '-t', `expenseai-${name}:${version}`, '-'], {
      env: stack.environment,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.stdin.end(`FROM expenseai-${name}:${from}\n${added}\n`);
    expect(await once(child, 'exit')).toEqual([0, null]);
  }
}

/** Lines that add a migration, the last of all. */
function migration(name: string, body: string): string {
  const list = 'backend/src/platform/database/migrate.ts';
  return [
    `RUN echo "import { sql } from 'kysely'; export async function up(db) { ${body} }" > backend/migrations/${name}.ts`,
    `RUN sed -i "1i import * as added${name} from '../../../migrations/${name}.ts';" ${list}`,
    `RUN sed -i "s/^const migrations.*/&'${name}': added${name},/" ${list}`,
  ].join('\n');
}

async function versions(): Promise<Record<string, string>> {
  const containers = await stack.containers();
  const rolled = ['backend', 'backend-2', 'worker', 'frontend', 'frontend-2'];
  return Object.fromEntries(rolled.map((name) => [name, containers.get(name)?.Config.Image.split(':')[1] ?? 'none']));
}

function all(version: string) {
  return { backend: version, 'backend-2': version, worker: version, frontend: version, 'frontend-2': version };
}

/** Nothing failed, and what was acknowledged is there, no more and no less. */
async function expectAllRight({ failed, ledgerId, written }: Load): Promise<void> {
  expect(failed, proxyLog('error').slice(-20).join('\n')).toEqual([]);
  const query = `select count(*) from transactions where ledger_id = '${ledgerId}'`;
  const count = await stack.exec('postgres', 'psql', '-U', 'postgres', '-d', 'expenseai', '-Atc', query);
  expect(Number(count)).toBe(written);
}

interface Entry {
  /** Addresses that were tried, one after another. */
  backend: string;
}

/** Lines of nginx's own log. */
function proxyLog(name: 'access' | 'error'): string[] {
  return readFileSync(join(stack.folder, `logs/nginx/${name}.log`), 'utf8')
    .split('\n')
    .slice(0, -1);
}

function releases(): string[] {
  const lines = readFileSync(join(stack.folder, '.deploy/production/releases'), 'utf8').trim().split('\n');
  return lines.map((line) => line.split('\t').slice(1, 3).join(' '));
}

it('deploys an empty host, and says how the first administrator comes in', { timeout }, async () => {
  const dry = await deployed('--dry-run', '--version', 'v1', 'production');
  expect(dry).toContain('Nothing was changed');
  expect((await stack.containers()).size).toBe(0);
  const output = await deployed('--version', 'v1', 'production');
  expect(output).toContain('npm run admin:create');
  expect(output).toContain('certbot certonly --webroot -w /var/www/certbot -d localhost');
  expect(await versions()).toEqual(all('v1'));
  expect((await ask('/health')).status).toBe(200);
  expect(releases()).toEqual(['v1 begun', 'v1 deployed']);
});

it('deploys a second release under load, killed half-way and run again, without a failed request', {
  timeout,
}, async () => {
  // The new pages know nothing of a file of the old ones.
  await makeRelease('v2', {
    backend: migration('9000_expands', 'await sql\\`create table expands (id int)\\`.execute(db);'),
    frontend: `RUN rm /srv/web${assets[0]}*`,
  });
  const load = await startLoad(stack, assets);
  const first = deploy(['--no-build', '--version', 'v2', 'production']);
  await first.says('backend → v2');
  const second = deploy(['--no-build', '--version', 'v3', 'production']);
  expect(await second.end).toBe(3);
  expect(second.output).toMatch(/Another deploy is running: deploy since .* by root@/);
  await first.says('backend-2 → v2');
  await first.kill();
  await deployed('--no-build', '--version', 'v2', 'production');
  // Again and again, where more are wanted than one deploy has room for.
  while (load.requests < leastRequests) await deployed('--no-build', '--version', 'v2', 'production');
  await load.stop();
  console.log(`${load.requests} requests while deploying, ${load.failed.length} failed`);
  await expectAllRight(load);
  expect(await versions()).toEqual(all('v2'));
  expect((await ask(assets[0] ?? '')).status).toBe(200);
});

it('takes back a release that never becomes healthy, without a failed request', { timeout }, async () => {
  const before = await versions();
  const hang = "process.on('SIGTERM', () => process.exit()); setInterval(() => {}, 1000)";
  await makeRelease('broken', { from: 'v2', backend: `CMD ["node", "-e", "${hang}"]` });
  const load = await startLoad(stack, assets);
  const entriesBefore = proxyLog('access').length;
  const running = deploy(['--no-build', '--version', 'broken', 'production'], 25);
  expect(await running.end).toBe(1);
  await load.stop();
  expect(running.output).toContain('serves on. broken was not deployed');
  await expectAllRight(load);
  // Nothing was even tried at a backend that was ending or starting.
  const entries: Entry[] = proxyLog('access')
    .slice(entriesBefore)
    .map((line) => JSON.parse(line));
  expect(entries.length).toBeGreaterThan(100);
  expect(entries.filter(({ backend }) => /:3000, /.test(backend))).toEqual([]);
  expect(await versions()).toEqual(before);
  expect(releases().at(-1)).toMatch(/^broken rolled back to v2/);
});

it('leaves the old release alone where a migration fails half-way', { timeout }, async () => {
  const before = await versions();
  const body = "await sql\\`create table half (id int)\\`.execute(db); throw new Error('half-way');";
  await makeRelease('half', { from: 'v2', backend: migration('9001_fails', body) });
  const running = deploy(['--no-build', '--version', 'half', 'production']);
  expect(await running.end).toBe(1);
  expect(running.output).toContain('half-way');
  expect(running.output).toContain('a migration failed; nothing of it stayed');
  expect(await versions()).toEqual(before);
  expect((await ask('/health')).status).toBe(200);
});

it('goes back by hand to the release before, which starts on the newer schema', { timeout }, async () => {
  await deployed('rollback', 'production');
  expect(await versions()).toEqual(all('v1'));
  expect((await ask('/health')).status).toBe(200);
});

it('fails no request while nginx reloads, the worker restarts and Redis is lost', { timeout }, async () => {
  const load = await startLoad(stack, assets);
  await load.untilAnswered(100);
  do {
    for (let n = 0; n < 3; n += 1) {
      await stack.exec('nginx', 'nginx', '-c', '/etc/expenseai/nginx.conf', '-s', 'reload');
      await load.untilAnswered(50);
    }
    await stack.crash('redis');
    await load.untilAnswered(200);
    await stack.start('redis');
    await stack.compose('restart', 'worker');
    await load.untilAnswered(100);
  } while (load.requests < leastWhileDisturbed);
  await load.stop();
  console.log(`${load.requests} requests through reloads, loss of Redis and a restart, ${load.failed.length} failed`);
  await expectAllRight(load);
});
