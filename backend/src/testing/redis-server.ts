import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invariant } from '@expenseai/core/errors';
import { Redis } from 'ioredis';
import { findProgram } from '../../../scripts/debian-programs.ts';
import { makeAuthority, makeCertificate } from './certificates.ts';
import { freePort } from './free-port.ts';

const user = 'expenseai';
const password = 'only-tests-know-this-one';
const administrator = 'redis://admin:of-the-test@';

/** A Redis of the test's own on loopback: user and password, nobody else let in, dangerous commands off. */
export interface RedisServer {
  url: string;
  port: number;
  /** As its administrator. */
  admin(...command: string[]): Promise<unknown>;
  signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void>;
  /** Starts it again on the same port, empty. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startRedisServer(): Promise<RedisServer> {
  const program = findProgram('redis-server');
  invariant(program, 'a test of Redis is skipped where it is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'expenseai-redis-'));
  const port = await freePort();
  let server = await launch(program, folder, port);
  const client = () => new Redis(`${administrator}127.0.0.1:${port}`, { lazyConnect: true, retryStrategy: null });
  return {
    url: `redis://${user}:${password}@127.0.0.1:${port}`,
    port,
    admin: async (...[command = '', ...rest]) => {
      const redis = client();
      try {
        return await redis.call(command, ...rest);
      } finally {
        redis.disconnect();
      }
    },
    signal: async (signal) => {
      server.kill(signal);
      if (signal === 'SIGKILL') await once(server, 'exit');
    },
    restart: async () => {
      server = await launch(program, folder, port);
    },
    stop: async () => {
      if (server.exitCode === null && server.signalCode === null) {
        server.kill('SIGKILL');
        await once(server, 'exit');
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface TlsRedis {
  /** By the name that its certificate is for. */
  url: string;
  port: number;
  /** Files in PEM: of the authority that signed the server's certificate, and of another. */
  ca: string;
  otherCa: string;
  stop(): Promise<void>;
}

/** The same, on loopback through TLS only. */
export async function startTlsRedis(): Promise<TlsRedis> {
  const program = findProgram('redis-server');
  invariant(program, 'a test of Redis is skipped where it is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'expenseai-redis-'));
  const ca = makeAuthority(folder, 'ca');
  const otherCa = makeAuthority(folder, 'other-ca');
  makeCertificate(folder, 'ca', folder);
  const port = await freePort();
  const files = ['--tls-cert-file', join(folder, 'server.crt'), '--tls-key-file', join(folder, 'server.key')];
  const tls = ['--tls-port', String(port), ...files, '--tls-ca-cert-file', ca, '--tls-auth-clients', 'no'];
  const server = await launch(program, folder, 0, tls);
  return {
    url: `rediss://${user}:${password}@localhost:${port}`,
    port,
    ca,
    otherCa,
    stop: async () => {
      server.kill('SIGKILL');
      await once(server, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function launch(program: string, folder: string, port: number, more: string[] = []): Promise<ChildProcess> {
  const server = spawn(
    program,
    [
      ...more,
      ...['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', '', '--appendonly', 'no'],
      ...['--maxmemory-policy', 'noeviction'],
      ...['--user', 'default', 'off'],
      ...['--user', user, 'on', `>${password}`, '~expenseai:*', '+@all', '-@dangerous', '-@admin'],
      ...['--user', 'admin', 'on', '>of-the-test', '~*', '&*', '+@all'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ready = Promise.withResolvers<void>();
  let output = '';
  server.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (output.includes('Ready to accept connections')) ready.resolve();
  });
  server.once('exit', () => ready.reject(new Error(`Redis has ended:\n${output}`)));
  await ready.promise;
  return server;
}
