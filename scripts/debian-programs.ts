import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What the tests start beside the product, and the Debian packages that bring it. */
const packages = {
  chromium: ['chromium', 'fonts-liberation'],
  'redis-server': ['redis-server'],
  nginx: ['nginx-light'],
  promtool: ['prometheus'],
  amtool: ['prometheus-alertmanager'],
  sqlmap: ['sqlmap'],
  wapiti: ['wapiti'],
  pgbouncer: ['pgbouncer'],
  shellcheck: ['shellcheck'],
  age: ['age', 'zstd'],
  postgres: ['postgresql-15'],
  curl: ['curl'],
  jq: ['jq'],
  dockerd: ['docker.io'],
  'docker-compose': ['docker-compose'],
  debootstrap: ['debootstrap'],
  iptables: ['iptables'],
  ip: ['iproute2'],
  pebble: ['pebble'],
  testssl: ['testssl.sh'],
} as const;

export type DebianProgram = keyof typeof packages;

/** Path of an installed program; servers stand in folders that are on the PATH of root only, or of nobody. */
export function findProgram(name: DebianProgram): string | undefined {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
    '/usr/lib/postgresql/15/bin',
  ];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/**
 * Installs what is missing when this is root on a machine with apt, without starting any service; gives the programs
 * that are missing still, each with what to do.
 */
export function installPrograms(names: readonly DebianProgram[]): string[] {
  const missing = names.filter((name) => !findProgram(name));
  if (missing.length === 0) return [];
  if (process.getuid?.() === 0) {
    console.log(`Installing ${missing.join(', ')} for the tests …`);
    withoutServices(() => apt(missing.flatMap((name) => packages[name])));
  }
  return missing.filter((name) => !findProgram(name)).map((name) => `${name}: apt install ${packages[name].join(' ')}`);
}

function apt(wanted: string[]): void {
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120', ...wanted],
    options,
  );
}

/** Debian starts a server as soon as it is installed, unless this file forbids it. */
function withoutServices(work: () => void): void {
  const policy = '/usr/sbin/policy-rc.d';
  const isOurs = !existsSync(policy);
  if (isOurs) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    work();
  } finally {
    if (isOurs) rmSync(policy);
  }
}
