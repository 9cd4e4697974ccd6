import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { BankRow } from './bank-file.ts';
import type { ActualTimes } from './programs/actual.ts';

/** Where the bench installs what it compares with: outside the product's lock file, out of git. */
const peersFolder = join(import.meta.dirname, '..', 'peers');

const peer = '@actual-app/api';
const version = '26.9.0';

/** Installs Actual unless it is there. Where its SQLite comes unbuilt, building it takes some minutes. */
export function installPeers(): void {
  const file = join(peersFolder, 'package.json');
  const wanted = `${JSON.stringify({ name: 'bench-peers', private: true, dependencies: { [peer]: version } }, null, 2)}\n`;
  if (hasActual() && existsSync(file) && readFileSync(file, 'utf8') === wanted) return;
  process.stderr.write('Installing Actual to compare with …\n');
  mkdirSync(peersFolder, { recursive: true });
  writeFileSync(file, wanted);
  const options = ['--ignore-scripts=false', '--no-workspaces', '--no-package-lock', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', ['install', '--prefix', peersFolder, ...options], {
    cwd: peersFolder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.stderr.write('It could not be installed: its rows show figures measured before.\n');
}

function hasActual(): boolean {
  return existsSync(join(peersFolder, 'node_modules', peer, 'package.json'));
}

export interface ActualMeasured extends ActualTimes {
  /** Version of Node that it ran on. */
  node: string;
}

/** Imports rows into Actual; undefined where it can't run here. */
export async function measureActual(rows: readonly BankRow[]): Promise<ActualMeasured | undefined> {
  const runtime = actualRuntime();
  if (!runtime) return undefined;
  const source = readFileSync(join(import.meta.dirname, 'programs', 'actual.ts'), 'utf8');
  const program = join(peersFolder, 'actual.mjs');
  const data = join(peersFolder, 'rows.json');
  writeFileSync(program, stripTypeScriptTypes(source));
  writeFileSync(data, JSON.stringify(rows));
  try {
    const { stdout } = await promisify(execFile)(runtime.node, [program, data], { maxBuffer: 64 * 1024 * 1024 });
    return { ...(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as ActualTimes), node: runtime.version };
  } finally {
    rmSync(data);
  }
}

/** This Node, or another of the machine for which Actual's SQLite was built. */
function actualRuntime(): { node: string; version: string } | undefined {
  if (!hasActual()) return undefined;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    process.execPath,
    ...folders.map((folder) => join(folder, 'node')),
    '/usr/bin/node',
    '/usr/local/bin/node',
  ];
  const probe = "require('better-sqlite3')(':memory:'); console.log(process.version)";
  for (const node of new Set(candidates.filter((file) => existsSync(file)))) {
    const { status, stdout } = spawnSync(node, ['-e', probe], { cwd: peersFolder, encoding: 'utf8' });
    if (status === 0) return { node, version: stdout.trim() };
  }
  return undefined;
}
