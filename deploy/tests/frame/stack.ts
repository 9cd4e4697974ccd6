import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { repositoryFiles, root } from '../../../scripts/repository-files.ts';
import { askDocker, type Container } from './docker.ts';

const run = promisify(execFile);

export interface Stack {
  /** A copy of the checkout as an operator has it, with `.env.production` and `secrets/`. */
  folder: string;
  /** Environment of whatever is run in that folder: docker, docker-compose, deploy.sh. */
  environment: NodeJS.ProcessEnv;
  /** Runs `docker-compose -p expenseai -f … ARGS`; gives what it printed. */
  compose(...args: string[]): Promise<string>;
  /** Runs a command in a service's container, as `docker compose exec` does; gives what it printed. */
  exec(service: string, ...command: string[]): Promise<string>;
  /** All containers of the stack by service, ended ones too. */
  containers(): Promise<Map<string, Container>>;
  container(service: string): Promise<Container>;
  /** Kills the first process of a service from outside, as the kernel does where memory ends: Docker starts it again. */
  crash(service: string): Promise<void>;
  start(service: string): Promise<void>;
  stop(service: string): Promise<void>;
  /** Settles when every service is healthy, or has ended well where it is to end; says what isn't after four minutes. */
  untilHealthy(): Promise<void>;
  down(): Promise<void>;
}

export interface StackOptions {
  /** Lines of `.env.production` beside those that are required; `APP_URL` is https://localhost. */
  settings?: Record<string, string>;
  /** Of the compose file, such as `monitoring`. */
  profiles?: string[];
  /** The folder only, prepared, with nothing started. */
  isDown?: boolean;
}

const project = 'expenseai';
/** Milliseconds; on an idle machine all of it is up after 20 seconds. */
const patience = 240_000;

/**
 * Brings the real stack up from the images that were built, on the ports 80 and 443 of 127.0.0.1; settles when all of it is
 * healthy. The addresses are those of production, so one stack at a time.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), 'expenseai-stack-'));
  copyCheckout(folder);
  await fillInEnvironment(folder, options.settings ?? {});
  const dockerHost = inject('dockerHost');
  const environment = {
    ...process.env,
    DOCKER_HOST: dockerHost,
    DOCKER_BUILDKIT: '0',
    PUBLISH_ADDRESS: '127.0.0.1',
    COMPOSE_PROFILES: options.profiles?.join(',') ?? '',
  };
  const stack = stackIn(folder, environment, dockerHost.replace('unix://', ''));
  try {
    await run('bash', ['deploy/prepare.sh', 'production'], { cwd: folder });
    if (!options.isDown) {
      await stack.compose('up', '-d', '--no-build');
      await stack.untilHealthy();
    }
    return stack;
  } catch (error) {
    const logs = await stack.compose('logs', '--tail=30').catch(() => '');
    await stack.down();
    throw new Error(`The stack didn't come up:\n${logs}`, { cause: error });
  }
}

function stackIn(folder: string, environment: NodeJS.ProcessEnv, socket: string): Stack {
  const files = ['docker-compose.production.yml', 'deploy/tests/frame/stand-ins.yml'];
  const composeArgs = ['-p', project, ...files.flatMap((file) => ['-f', file])];
  const execute = async (command: string, args: string[]) => {
    const { stdout } = await run(command, args, { cwd: folder, env: environment, maxBuffer: 64e6 });
    return stdout;
  };
  const compose = (...args: string[]) =>
    execute('docker-compose', [...composeArgs, '--project-directory', '.', ...args]);
  const containers = async () => {
    const filter = encodeURIComponent(JSON.stringify({ label: [`com.docker.compose.project=${project}`] }));
    const { body } = await askDocker(socket, 'GET', `/containers/json?all=1&filters=${filter}`);
    const found = await Promise.all(
      (JSON.parse(body) as { Id: string }[]).map(async ({ Id }) => {
        const inspected = await askDocker(socket, 'GET', `/containers/${Id}/json`);
        return JSON.parse(inspected.body) as Container;
      }),
    );
    // One that a command has left beside the service's own bears the same label.
    const ofServices = found.filter(({ Config }) => Config.Labels['com.docker.compose.oneoff'] !== 'True');
    return new Map(ofServices.map((one) => [one.Config.Labels['com.docker.compose.service'] ?? '', one]));
  };
  const container = async (service: string) => {
    const found = (await containers()).get(service);
    if (!found) throw new Error(`There is no container of ${service}`);
    return found;
  };
  const act = async (service: string, action: string) => {
    const { Id } = await container(service);
    const { status, body } = await askDocker(socket, 'POST', `/containers/${Id}/${action}`);
    if (status >= 400) throw new Error(`${action} of ${service}: ${body}`);
  };
  return {
    folder,
    environment,
    compose,
    exec: async (service, ...command) => execute('docker', ['exec', (await container(service)).Id, ...command]),
    containers,
    container,
    crash: async (service) => {
      process.kill((await container(service)).State.Pid, 'SIGKILL');
    },
    start: (service) => act(service, 'start'),
    stop: (service) => act(service, 'stop'),
    untilHealthy: () => untilHealthy(containers),
    down: async () => {
      await compose('down', '--volumes', '--timeout', '5', '--remove-orphans');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilHealthy(containers: Stack['containers']): Promise<void> {
  const deadline = Date.now() + patience;
  for (;;) {
    const unwell = [...(await containers())].filter(([, { State }]) =>
      State.Health ? State.Health.Status !== 'healthy' : State.Status !== 'running' && State.ExitCode !== 0,
    );
    if (unwell.length === 0) return;
    if (Date.now() > deadline) {
      const words = unwell.map(([service, { State }]) => `${service}: ${JSON.stringify(State)}`);
      throw new Error(`Not healthy:\n${words.join('\n')}`);
    }
    await delay(200);
  }
}

/** What is in version control, or would be. */
function copyCheckout(folder: string): void {
  for (const file of repositoryFiles()) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
}

/** `.env.production` as the guide has it: from the example, with secrets by its own lines, then what is chosen by hand. */
async function fillInEnvironment(folder: string, settings: Record<string, string>): Promise<void> {
  const guide = readFileSync(join(folder, 'DEPLOYMENT_GUIDE.md'), 'utf8');
  const blocks = [...guide.matchAll(/^```sh\n([^`]+)^```$/gm)].map(([, lines = '']) => lines);
  for (const begin of ['cp .env.production.example', 'for name in $(awk']) {
    const block = blocks.find((lines) => lines.startsWith(begin));
    if (block === undefined) throw new Error(`DEPLOYMENT_GUIDE.md has no lines that begin with ${begin}`);
    await run('bash', ['-euc', block], { cwd: folder });
  }
  const file = join(folder, '.env.production');
  const chosen = { APP_URL: 'https://localhost', BACKUP_KEY_COPIED: 'yes', REGISTRATION: 'open', ...settings };
  let text = readFileSync(file, 'utf8');
  for (const [name, value] of Object.entries(chosen)) {
    const line = new RegExp(`^#? ?${name}=.*$`, 'm');
    if (!line.test(text)) throw new Error(`.env.production.example has no ${name}`);
    text = text.replace(line, () => `${name}=${value}`);
  }
  writeFileSync(file, text);
}
