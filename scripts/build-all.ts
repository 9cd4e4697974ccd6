import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DataFolderInUse, lockDataFolder } from '../backend/src/platform/embedded-postgres/instance-lock.ts';
import { type Build, hashOfSources, isFresh, markFresh } from './build-stamp.ts';

const common = ['package-lock.json', 'tsconfig.base.json', 'core/src/**/*.ts', 'contracts/src/**/*.ts'];

export const builds: readonly Build[] = [
  {
    name: 'server',
    sources: [...common, '{core,contracts,backend}/{package,tsconfig}.json', 'backend/{src,migrations}/**/*.ts'],
    output: 'backend/dist/src/main.js',
    command: ['node_modules/typescript/bin/tsc', '-b', 'core', 'contracts', 'backend'],
  },
  {
    name: 'web',
    sources: [
      ...common,
      // Not next-env.d.ts: the build writes it.
      'frontend/{package,tsconfig}.json',
      'frontend/*.config.{ts,mjs}',
      'frontend/{app,features,lib,messages,public,scripts,ui}/**/*.{ts,tsx,css,json,js,mjs,svg,png,ico,woff2,webmanifest}',
    ],
    output: 'frontend/out/index.html',
    command: ['frontend/scripts/build.ts'],
  },
];

export class BuildFailed extends Error {}

/** Builds what is not fresh and says so; writes nothing when everything is. Two at once take turns. */
export async function buildAll(root: string): Promise<void> {
  if (builds.every((build) => isFresh(root, build))) return;
  const folder = join(root, '.cache', 'build');
  mkdirSync(folder, { recursive: true });
  const lock = await waitForLock(folder);
  try {
    for (const build of builds) if (!isFresh(root, build)) buildOne(root, build);
  } finally {
    await lock.release();
  }
}

function buildOne(root: string, build: Build): void {
  console.log(`Building the ${build.name} …`);
  const start = performance.now();
  const hash = hashOfSources(root, build);
  const { status, stdout, stderr } = spawnSync(process.execPath, build.command, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new BuildFailed(`${stdout}${stderr}\nThe ${build.name} could not be built (see above).`);
  markFresh(root, build, hash);
  console.log(`The ${build.name} is built (${((performance.now() - start) / 1000).toFixed(1)} s).`);
}

async function waitForLock(folder: string) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await lockDataFolder(folder);
    } catch (error) {
      if (!(error instanceof DataFolderInUse)) throw error;
      if (attempt === 0) console.log('Waiting for another start that is building …');
      await delay(200);
    }
  }
}
