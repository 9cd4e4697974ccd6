import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type pg from 'pg';
import { newIdentity, recipientOf } from '../../platform/backup/backup-key.ts';
import { type MadeBackup, writeBackup } from '../../platform/backup/make-backup.ts';
import { openBackups } from '../../platform/backup/open-backups.ts';
import type { Config } from '../../platform/config/config.ts';
import type { Secrets } from '../../platform/config/secrets.ts';
import type { Database } from '../../platform/database/database.ts';
import { maintenanceSince } from '../../platform/maintenance/maintenance-mode.ts';
import { Encryption } from '../../platform/secrets/encryption.ts';
import { resealValues } from '../../platform/secrets/sealed-values.ts';

export interface MoveRequest {
  database: Database;
  config: Config;
  secrets: Secrets;
  /** Reads every table. */
  owner: pg.ClientConfig;
  /** Of the file that is made. */
  path: string;
  /** Public key (`age1…`) of the installation that it goes to; without one, a key is made for this file alone. */
  recipient: string | undefined;
}

export interface Move extends Pick<MadeBackup, 'bytes' | 'manifest'> {
  path: string;
  /** File of the key that opens it; undefined where the recipient's does. */
  keyPath: string | undefined;
  /** Whether nobody could change anything meanwhile, so that nothing stays behind. */
  isComplete: boolean;
}

/**
 * Writes everything that an installation holds into one encrypted file, for another installation to restore. It is a
 * backup, with the keys by which values are sealed and the audit log is chained, wherever they are kept here. Throws
 * where there is such a file already.
 */
export async function exportMove(request: MoveRequest): Promise<Move> {
  const { database, config, secrets, owner, path, recipient } = request;
  const keyPath = recipient === undefined ? `${path}.key` : undefined;
  for (const taken of [path, ...(keyPath === undefined ? [] : [keyPath])]) {
    if (existsSync(taken)) throw new Error(`${taken} is there already: name another file, or take it away.`);
  }
  // So that one key opens every value.
  await resealValues(database.pool, new Encryption(secrets.encryption));
  const isComplete = (await maintenanceSince(database.db)) !== null;
  const identity = newIdentity();
  const publicKey = await recipientOf(identity);
  const keys = new Map([
    ['encryption-key', secrets.encryption.current],
    ['audit-key', secrets.audit.current],
  ]);
  const source = await openBackups({ config, secrets }, database);
  const content = {
    ...source,
    owner,
    keys,
    identity,
    recipients: recipient === undefined ? [publicKey] : [publicKey, recipient],
  };
  if (keyPath !== undefined) {
    const lines = `# Opens ${basename(path)}; of no use afterwards.\n# public key: ${publicKey}\n${identity}\n`;
    await writeFile(keyPath, lines, { mode: 0o600, flag: 'wx' });
  }
  try {
    const { bytes, manifest } = await writeBackup(content, dirname(path), () => basename(path));
    return { path, bytes, manifest, keyPath, isComplete };
  } catch (error) {
    if (keyPath !== undefined) await rm(keyPath, { force: true });
    throw error;
  }
}

/** What was written, what goes along and what is left to do, a sentence a line. */
export function describeMove({ path, bytes, manifest, keyPath, isComplete }: Move): string[] {
  const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
  return [
    `${path}: ${(bytes / 1e6).toFixed(1)} MB, ${rows} rows, ${manifest.files.rows} files, written and read back.`,
    isComplete
      ? 'Maintenance mode is on here, and will be there: switch it off when everything is found to be right.'
      : 'What is changed here from now on stays behind: npm run maintenance -- on, and export again, for the last time.',
    'Along go people with passwords and second steps, ledgers with history and audit log, and uploaded files.',
    'Not along go sessions (everybody signs in again), API tokens (make new ones) and settings. Passkeys are bound to the address where they were made: add new ones there.',
    keyPath === undefined
      ? 'The key of the installation that it goes to opens it. There, into an empty database:'
      : `${keyPath} opens it: take it there by another way, and remove both files afterwards. There, into an empty database:`,
    `npm run restore -- ${basename(path)}${keyPath === undefined ? '' : ` --identity ${basename(keyPath)}`}`,
  ];
}
