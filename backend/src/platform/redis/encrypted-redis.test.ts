import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findProgram } from '../../../../scripts/debian-programs.ts';
import { startTlsRedis, type TlsRedis } from '../../testing/redis-server.ts';
import { parseConfig } from '../config/config.ts';
import { probeRedis, RedisConnection } from './redis-connection.ts';

let redis: TlsRedis;
const pem = (file: string) => readFileSync(file, 'utf8');
/** By another name than that in its certificate. */
const byAddress = () => redis.url.replace('localhost', '127.0.0.1');

function settings(url: string, ca: string | undefined) {
  return { url, ca, prefix: 'expenseai:test:', timeoutMs: 5_000 };
}

/** A connection as the server has it, with what it logs. */
function connect(url: string, ca: string | undefined) {
  const logged: string[] = [];
  const connection = new RedisConnection(settings(url, ca), pino({}, { write: (line) => logged.push(line) }));
  onTestFinished(() => connection.close());
  return { connection, logged };
}

describe.skipIf(!findProgram('redis-server'))('Redis by rediss', () => {
  beforeAll(async () => {
    redis = await startTlsRedis();
  });
  afterAll(() => redis?.stop());

  it('is used through TLS where the authority that is named has signed for its name', async () => {
    const config = parseConfig({ REDIS_URL: redis.url, REDIS_CA: redis.ca }, '/nowhere');
    expect(config.redis.ca).toBe(pem(redis.ca));
    const { connection } = connect(redis.url, config.redis.ca);
    await expect.poll(() => connection.isUp).toBe(true);
    expect(await connection.takesWrites()).toBe(true);
    expect(await probeRedis(settings(redis.url, pem(redis.ca)))).toBeUndefined();
  });

  it.each([
    ['another authority signed its certificate', () => [redis.url, pem(redis.otherCa)] as const, /certificate/],
    ['its authority is none that Node trusts', () => [redis.url, undefined] as const, /certificate/],
    ['its certificate is for another name', () => [byAddress(), pem(redis.ca)] as const, /not in the cert's list/],
  ])('is refused where %s', async (_, of, reason) => {
    const [url, ca] = of();
    const { connection, logged } = connect(url, ca);
    // As the server does whose handshake was broken off, now and then.
    connection.client.on('error', () => connection.client.stream.emit('error', new Error('and once more')));
    await expect.poll(() => logged.join()).toMatch(reason);
    expect(connection.isUp).toBe(false);
    expect(await connection.takesWrites()).toBe(false);
    expect(await probeRedis(settings(url, ca))).toMatch(reason);
    expect(logged.join()).not.toContain('only-tests-know-this-one');
  });
});

it('without TLS on the other side nothing is said but the beginning of a handshake', async () => {
  const heard: Buffer[] = [];
  const plain = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (bytes) => {
      heard.push(bytes);
      socket.end('-ERR unknown command\r\n');
    });
  });
  await once(plain.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void plain.close());
  const url = `rediss://expenseai:only-tests-know-this-one@127.0.0.1:${(plain.address() as AddressInfo).port}`;
  expect(await probeRedis(settings(url, undefined))).toMatch(/SSL|wrong version/i);
  const { connection } = connect(url, undefined);
  await expect.poll(() => heard.length).toBeGreaterThan(3);
  expect(connection.isUp).toBe(false);
  // 22: a record of a handshake (RFC 8446, section 5.1).
  expect(new Set(heard.map((bytes) => bytes[0]))).toEqual(new Set([22]));
  expect(Buffer.concat(heard).toString('latin1')).not.toContain('only-tests-know-this-one');
});

it('a URL whose parameters would switch the encryption off is refused', () => {
  const url = 'rediss://user:password@redis.example.org:6379/0?tls=';
  expect(() => parseConfig({ REDIS_URL: url }, '/nowhere')).toThrow(/REDIS_URL is not right/);
});
