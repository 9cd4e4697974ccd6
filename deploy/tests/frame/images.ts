import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { root } from '../../../scripts/repository-files.ts';

const standIns = join(root, 'deploy', 'stand-ins');
/** Shared by the checkouts of this machine. */
const bases = '/var/cache/expenseai';
const base = 'expenseai-stand-in-base';
/** What a mail looks like; the official program has it in itself. */
const alertTemplates = ['default.tmpl', 'email.tmpl'].map((name) => `/usr/share/prometheus/alertmanager/${name}`);

/**
 * Makes the stand-ins of official images and, by the real Dockerfile.production, the product's images, in the daemon
 * that is named. What hasn't changed since the last run is taken from its layers.
 */
export function buildImages(host: string): void {
  const docker = (...args: string[]) => run('docker', args, { DOCKER_HOST: host, DOCKER_BUILDKIT: '0' });
  const baseTag = importBase(docker);
  const official = officialImages();
  buildStandIn(docker, 'Dockerfile.node', baseTag, official.node, prepareNode);
  buildStandIn(docker, 'Dockerfile.services', baseTag, official.services, (folder) => {
    cpSync(join(standIns, 'docker-entrypoint.sh'), join(folder, 'docker-entrypoint.sh'));
  });
  for (const { file, tags, files } of official.monitoring) {
    buildStandIn(docker, file, baseTag, tags, (folder) => {
      for (const path of files) cpSync(path, join(folder, basename(path)));
    });
  }
  for (const target of ['backend', 'backup', 'frontend']) {
    const options = ['--network=host', '-f', 'Dockerfile.production', '--target', target, '-t', `expenseai-${target}`];
    docker('build', '--quiet', ...options, root);
  }
}

type Docker = (...args: string[]) => string;

/** As a tag by what makes it, so that a change of the script makes a new one. */
function importBase(docker: Docker): string {
  const script = join(standIns, 'make-base.sh');
  const hash = createHash('sha256').update(readFileSync(script)).digest('hex').slice(0, 16);
  const tag = `${base}:${hash}`;
  if (docker('images', '--quiet', tag) === '') {
    const file = join(bases, `${base}-${hash}.tar`);
    run('sh', [script, file]);
    docker('import', file, tag);
  }
  return tag;
}

/** Each tag that the stack and its Dockerfile name: the stand-ins take their place by bearing them. */
function officialImages() {
  const dockerfile = readFileSync(join(root, 'Dockerfile.production'), 'utf8');
  const compose = readFileSync(join(root, 'docker-compose.production.yml'), 'utf8');
  const named = [...`${dockerfile}\n${compose}`.matchAll(/^(?:FROM| +image:) (\S+:[\w.-]+)(?: AS .*)?$/gm)];
  const images = [...new Set(named.map(([, image = '']) => image))];
  const of = (name: string) => images.filter((image) => image.startsWith(name));
  const [node, prometheus, alertmanager] = [of('node:'), of('prom/prometheus:'), of('prom/alertmanager:')];
  return {
    node,
    monitoring: [
      { file: 'Dockerfile.prometheus', tags: prometheus, files: ['/usr/bin/prometheus', '/usr/bin/promtool'] },
      {
        file: 'Dockerfile.alertmanager',
        tags: alertmanager,
        files: ['/usr/bin/prometheus-alertmanager', '/usr/bin/amtool', ...alertTemplates],
      },
    ],
    services: images.filter((image) => ![...node, ...prometheus, ...alertmanager].includes(image)),
  };
}

function buildStandIn(
  docker: Docker,
  file: string,
  baseTag: string,
  tags: string[],
  addFiles: (folder: string) => void,
): void {
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
  try {
    const text = readFileSync(join(standIns, file), 'utf8').replace(`FROM ${base}\n`, `FROM ${baseTag}\n`);
    writeFileSync(join(folder, 'Dockerfile'), text);
    addFiles(folder);
    docker('build', '--quiet', ...tags.flatMap((tag) => ['-t', tag]), folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The pinned Node of this checkout, and the npm, registry and authorities of this machine. */
function prepareNode(folder: string): void {
  cpSync(join(root, 'node_modules/node/bin/node'), join(folder, 'node'));
  cpSync(npmFolder(), join(folder, 'npm'), { recursive: true });
  cpSync('/etc/ssl/certs/ca-certificates.crt', join(folder, 'authorities.crt'), { dereference: true });
  const registry = run('npm', ['config', 'get', 'registry']);
  writeFileSync(
    join(folder, 'npmrc'),
    `cafile=/etc/ssl/certs/ca-certificates.crt\nregistry=${registry}\nupdate-notifier=false\n`,
  );
}

function npmFolder(): string {
  const global = join(run('npm', ['root', '--global']), 'npm');
  if (existsSync(global)) return realpathSync(global);
  return dirname(dirname(realpathSync(run('sh', ['-c', 'command -v npm']))));
}

/** What the command printed; throws with all that it said where it fails. */
function run(command: string, args: string[], environment: Record<string, string> = {}): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return stdout.trim();
}
