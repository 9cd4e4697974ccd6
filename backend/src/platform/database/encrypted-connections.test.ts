import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startDatabaseProxy } from '../../testing/database-proxy.ts';
import { startTlsPostgres, type TlsPostgres } from '../../testing/tls-postgres.ts';
import { connectionOf } from './database-url.ts';

let server: TlsPostgres;
beforeAll(async () => {
  server = await startTlsPostgres();
});
afterAll(() => server.stop());

/** Whether the session is encrypted, as the server sees it. */
async function connect(host: string, parameters: string, caFile?: string, port = server.port): Promise<boolean> {
  const ca = caFile && readFileSync(caFile, 'utf8');
  const client = new Client(connectionOf(`postgres://postgres@${host}:${port}/postgres${parameters}`, ca));
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ ssl: boolean }>('select ssl from pg_stat_ssl where pid = pg_backend_pid()');
    return rows[0]?.ssl ?? false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

describe('a connection with sslmode=verify-full', () => {
  it.each(['verify-full', 'verify-ca', 'require'])('is encrypted, as with the older word %s', async (mode) => {
    expect(await connect('localhost', `?sslmode=${mode}`, server.ca)).toBe(true);
  });

  it('is refused where another authority signed the certificate', async () => {
    await expect(connect('localhost', '?sslmode=verify-full', server.otherCa)).rejects.toThrow(/certificate/);
    await expect(connect('localhost', '?sslmode=verify-full')).rejects.toThrow(/certificate/);
    await expect(connect('localhost', '?sslmode=require', server.otherCa)).rejects.toThrow(/certificate/);
  });

  it('is refused where the certificate is for another host', async () => {
    await expect(connect('127.0.0.1', '?sslmode=verify-full', server.ca)).rejects.toThrow(/does not match/);
    await expect(connect('127.0.0.1', '?sslmode=verify-ca', server.ca)).rejects.toThrow(/does not match/);
  });

  it('never goes on in plain where the server has no TLS', async () => {
    const plain = await startDatabaseProxy(inject('databaseHost'), inject('databasePort'));
    await expect(connect('localhost', '?sslmode=verify-full', server.ca, plain.port)).rejects.toThrow(/SSL/);
    await plain.close();
  });
});

it('a connection without sslmode is plain, which this server refuses', async () => {
  await expect(connect('localhost', '', server.ca)).rejects.toThrow('no encryption');
  await expect(connect('localhost', '?sslmode=disable', server.ca)).rejects.toThrow('no encryption');
});
