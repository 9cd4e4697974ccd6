/** `npm run release -- VERSION`: the version in every package, and its changelog. Committing and tagging stay a person's. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changelogOf, readReleases } from './release-changelog.ts';

interface Package {
  version?: string;
  workspaces?: string[];
  dependencies?: Record<string, string>;
}

/** Puts the version into the packages of a repository, where they name one another, and into the lock file. */
export function setVersion(root: string, version: string): void {
  const own = readJson<Package>(join(root, 'package.json'));
  const workspaces = own.workspaces ?? [];
  for (const folder of ['.', ...workspaces]) {
    const path = join(root, folder, 'package.json');
    writeJson(path, withVersion(readJson<Package>(path), version));
  }
  const lockPath = join(root, 'package-lock.json');
  const lock = readJson<{ version: string; packages: Record<string, Package> }>(lockPath);
  lock.version = version;
  for (const folder of ['', ...workspaces]) {
    const entry = lock.packages[folder];
    if (entry) lock.packages[folder] = withVersion(entry, version);
  }
  writeJson(lockPath, lock);
}

function withVersion(from: Package, version: string): Package {
  const dependencies = Object.entries(from.dependencies ?? {}).map(([name, wanted]) => [
    name,
    name.startsWith('@expenseai/') ? version : wanted,
  ]);
  return {
    ...from,
    version,
    ...(from.dependencies && { dependencies: Object.fromEntries(dependencies) }),
  };
}

function readJson<Content>(path: string): Content {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function writeJson(path: string, content: unknown): void {
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
}

if (import.meta.main) {
  const [version = '', ...more] = process.argv.slice(2);
  if (more.length > 0 || !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) {
    console.error('npm run release -- VERSION, such as 1.2.0');
    process.exit(1);
  }
  const root = join(import.meta.dirname, '..');
  setVersion(root, version);
  writeFileSync(join(root, 'CHANGELOG.md'), changelogOf(readReleases(root, version)));
  console.log(`Look at CHANGELOG.md, then: git commit -am "Release ${version}" && git tag v${version}`);
}
