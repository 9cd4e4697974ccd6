/**
 * Runs the tests with containers (deploy/tests/README.md): builds the images, then starts Vitest in namespaces of its own,
 * where everything of Docker that is started ends with it: `node deploy/tests/run.ts [files and options of Vitest]`. With
 * `--images` it only makes those.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { lockDataFolder } from '../../backend/src/platform/embedded-postgres/instance-lock.ts';
import { BuildFailed, buildAll } from '../../scripts/build-all.ts';
import { containerPrograms } from '../../scripts/container-programs.ts';
import { installPrograms } from '../../scripts/debian-programs.ts';
import { root } from '../../scripts/repository-files.ts';
import { containersFolder, startDockerDaemon } from './frame/docker-daemon.ts';
import { buildImages } from './frame/images.ts';

/** Milliseconds; an upper bound, not what they take. */
const longest = 720_000;

async function main(): Promise<number> {
  const missing = installPrograms(containerPrograms);
  if (missing.length > 0) throw new Error(`The tests with containers need root and ${missing.join('; ')}`);
  mkdirSync(containersFolder, { recursive: true });
  const lock = await lockDataFolder(containersFolder);
  try {
    await buildAll(root);
    const begin = performance.now();
    const daemon = await startDockerDaemon('builds');
    try {
      buildImages(daemon.host);
    } finally {
      await daemon.stop();
    }
    console.log(`The images are made (${((performance.now() - begin) / 1000).toFixed(1)} s).`);
    if (process.argv.includes('--images')) return 0;
    return await runApart([
      process.execPath,
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config=vitest.stack.config.ts',
      ...process.argv.slice(2),
    ]);
  } finally {
    await lock.release();
  }
}

/**
 * In a network of its own, so that the stack's addresses, ports, bridges and rules meet nobody else's, and nothing has to
 * be cleaned up; in a tree of processes and mounts of its own for the same reason. sh stays the first process of it, which
 * takes in what Docker leaves behind.
 */
async function runApart(command: string[]): Promise<number> {
  const script = 'ip link set lo up && "$@"; exit $?';
  const apart = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
  const running = spawn('unshare', [...apart, 'sh', '-c', script, 'sh', ...command], { cwd: root, stdio: 'inherit' });
  const end = () => running.kill('SIGKILL');
  const cap = setTimeout(() => {
    console.error(`The tests with containers took longer than ${longest / 60_000} minutes, and were ended.`);
    end();
  }, longest);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
  const [status] = (await once(running, 'exit')) as [number | null];
  clearTimeout(cap);
  return status ?? 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof BuildFailed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
