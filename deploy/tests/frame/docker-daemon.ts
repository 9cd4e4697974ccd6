import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findProgram } from '../../../scripts/debian-programs.ts';
import { root } from '../../../scripts/repository-files.ts';
import { askDocker } from './docker.ts';

export interface DockerDaemon {
  /** For DOCKER_HOST. */
  host: string;
  /** Removes the containers that are left, and stops the daemon. */
  stop(): Promise<void>;
}

/** Kept between runs, for its images and layers; git-ignored. */
export const containersFolder = join(root, '.cache', 'containers');

/**
 * Starts a Docker daemon of our own on a private socket. `builds`: on the machine's network as it is, without touching
 * it, for what has to be fetched; `runs`: with bridges and rules of its own, so only in a network namespace of its own.
 */
export async function startDockerDaemon(purpose: 'builds' | 'runs'): Promise<DockerDaemon> {
  const program = findProgram('dockerd');
  if (!program) throw new Error('dockerd is not installed: apt install docker.io');
  mkdirSync(containersFolder, { recursive: true });
  // Short: a socket's path has at most 107 characters.
  const folder = mkdtempSync(join(tmpdir(), 'dockerd-'));
  const socket = join(folder, 'docker.sock');
  const log = join(containersFolder, `dockerd-${purpose}.log`);
  const output = openSync(log, 'w');
  const places = ['--data-root', join(containersFolder, 'data'), '--exec-root', join(folder, 'exec')];
  const network = purpose === 'builds' ? ['--bridge=none', '--iptables=false', '--ip6tables=false'] : [];
  const settings = [...places, '-H', `unix://${socket}`, '-p', join(folder, 'pid'), ...network];
  // With mounts of its own, of which it leaves some behind; it ends with whoever has started it.
  const command = ['--mount', 'setpriv', '--pdeathsig', 'TERM', program, ...settings];
  const daemon = spawn('unshare', command, { stdio: ['ignore', output, output] });
  const stop = async () => {
    daemon.kill('SIGTERM');
    if (daemon.exitCode === null) await once(daemon, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  for (;;) {
    if (daemon.exitCode !== null) throw new Error(`dockerd ended:\n${readFileSync(log, 'utf8').slice(-2000)}`);
    const answer = await askDocker(socket, 'GET', '/_ping').catch(() => undefined);
    if (answer?.status === 200) break;
    await delay(50);
  }
  // A run that was cut off leaves a stack, which Docker starts again.
  await removeAll(socket);
  return {
    host: `unix://${socket}`,
    stop: async () => {
      await removeAll(socket);
      await stop();
    },
  };
}

/** Of everything but images. */
async function removeAll(socket: string): Promise<void> {
  const { body } = await askDocker(socket, 'GET', '/containers/json?all=1');
  for (const { Id } of JSON.parse(body) as { Id: string }[]) {
    await askDocker(socket, 'DELETE', `/containers/${Id}?force=1&v=1`);
  }
  await askDocker(socket, 'POST', '/networks/prune');
  await askDocker(socket, 'POST', '/volumes/prune');
}
