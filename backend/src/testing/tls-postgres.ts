import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries } from '../platform/embedded-postgres/binaries.ts';
import { clusterAccount, giveFolder } from '../platform/embedded-postgres/cluster-account.ts';
import { makeAuthority, makeCertificate } from './certificates.ts';
import { freePort } from './free-port.ts';
import { untilPrinted } from './until-printed.ts';

export interface TlsPostgres {
  port: number;
  /** Files in PEM: of the authority that signed the server's certificate, and of another. */
  ca: string;
  otherCa: string;
  stop: () => Promise<void>;
}

/** A PostgreSQL on loopback that takes encrypted connections only; its certificate is for `localhost`. */
export async function startTlsPostgres(): Promise<TlsPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'expenseai-tls-'));
  chmodSync(folder, 0o755);
  const databaseDir = join(folder, 'db');
  const account = clusterAccount(databaseDir);
  if (account) chownSync(folder, account.uid, account.gid);
  const { initdb, postgres } = findBinaries(account);
  const options = { ...account, cwd: '/', stdio: 'ignore' } as const;
  execFileSync(initdb, ['-D', databaseDir, '-U', 'postgres', '-A', 'trust', '--no-sync', '--locale=C'], options);
  writeFileSync(join(databaseDir, 'pg_hba.conf'), 'hostssl all all samehost trust\n');
  const ca = makeAuthority(folder, 'ca');
  const otherCa = makeAuthority(folder, 'other-ca');
  makeCertificate(folder, 'ca', databaseDir);
  if (account) giveFolder(account, databaseDir);
  const port = await freePort();
  const settings = { listen_addresses: 'localhost', port, unix_socket_directories: '', ssl: 'on', fsync: 'off' };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(postgres, ['-D', databaseDir, ...args], {
    ...account,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await untilPrinted(child, 'ready to accept connections');
  return {
    port,
    ca,
    otherCa,
    stop: async () => {
      child.kill('SIGINT');
      await once(child, 'exit');
      rmSync(folder, { recursive: true });
    },
  };
}
