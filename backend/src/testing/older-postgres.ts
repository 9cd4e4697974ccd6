import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findProgram } from '../../../scripts/debian-programs.ts';
import { type ClusterAccount, clusterAccount } from '../platform/embedded-postgres/cluster-account.ts';
import { databaseFolder } from '../platform/embedded-postgres/embedded-postgres.ts';

/** Debian's PostgreSQL 15, the oldest that the product's SQL stays within; undefined where it isn't installed. */
export const olderPostgres = findProgram('postgres');

/** Makes a data folder as a version of the product left it that brought PostgreSQL 15: empty, with its programs kept. */
export function makeOlderDataFolder(dataDir: string): void {
  const bin = join(dataDir, 'db-programs', '15.0-debian', 'bin');
  mkdirSync(bin, { recursive: true });
  // The programs find their libraries from where the link leads.
  for (const name of ['initdb', 'postgres']) symlinkSync(join(dirname(olderPostgres ?? ''), name), join(bin, name));
  chmodSync(dataDir, 0o711);
  const databaseDir = databaseFolder(dataDir);
  const account = clusterAccount(databaseDir);
  mkdirSync(databaseDir, { mode: 0o700 });
  if (account) chownSync(databaseDir, account.uid, account.gid);
  initialise(join(bin, 'initdb'), databaseDir, account);
}

function initialise(initdb: string, databaseDir: string, account: ClusterAccount | undefined): void {
  const options = ['-D', databaseDir, '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  const { status, stderr } = spawnSync(initdb, options, { ...account, cwd: '/', encoding: 'utf8' });
  if (status !== 0) throw new Error(`PostgreSQL 15 did not make a database: ${stderr}`);
}
