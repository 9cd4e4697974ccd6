import type { DebianProgram } from './debian-programs.ts';

/** What the tests with containers start. */
export const containerPrograms = [
  'dockerd',
  'docker-compose',
  'debootstrap',
  'iptables',
  'ip',
  'pebble',
  'testssl',
  'promtool',
  'amtool',
] as const satisfies DebianProgram[];
