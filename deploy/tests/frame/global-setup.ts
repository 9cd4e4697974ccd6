import { readdirSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { startDockerDaemon } from './docker-daemon.ts';

declare module 'vitest' {
  interface ProvidedContext {
    dockerHost: string;
  }
}

/** One Docker daemon for all files of tests. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  // In the machine's own network its bridges and rules would get in the way of others.
  const interfaces = readdirSync('/proc/sys/net/ipv4/conf');
  if (interfaces.some((name) => !['all', 'default', 'lo', 'sit0', 'tunl0', 'ip_vti0', 'gre0'].includes(name))) {
    throw new Error('These tests run in namespaces of their own: npm run test:containers -- [files]');
  }
  const daemon = await startDockerDaemon('runs');
  project.provide('dockerHost', daemon.host);
  return daemon.stop;
}
