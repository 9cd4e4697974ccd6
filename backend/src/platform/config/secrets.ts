import { randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { RotatingSecret } from '../secrets/rotating-secret.ts';
import type { Config } from './config.ts';

/** Logins of the embedded database that have a password. */
export interface DatabasePasswords {
  owner: string;
  app: string;
  bulk: string;
}

export interface Secrets {
  /** Signs access tokens; refresh tokens derive from it. */
  jwt: RotatingSecret;
  /** Seals what the database keeps secret. */
  encryption: RotatingSecret;
  /** Chains audit events; the earlier keys, separated by commas, verify what they have signed. */
  audit: RotatingSecret;
  /** Opens backups. */
  backup: string;
  databasePasswords: DatabasePasswords;
}

/** The given secrets, else those in `DATA_DIR/keys`, made there (mode 0600) when they are not there yet. */
export function loadSecrets({ dataDir, givenSecrets }: Pick<Config, 'dataDir' | 'givenSecrets'>): Secrets {
  const folder = join(dataDir, 'keys');
  const { jwt, encryption, audit, backup } = givenSecrets;
  return {
    jwt: { ...jwt, current: jwt.current ?? keptSecret(folder, 'jwt-secret') },
    encryption: { ...encryption, current: encryption.current ?? keptSecret(folder, 'encryption-key') },
    audit: { ...audit, current: audit.current ?? keptSecret(folder, 'audit-key') },
    backup: backup ?? keptSecret(folder, 'backup-key'),
    databasePasswords: {
      owner: keptSecret(folder, 'database-owner'),
      app: keptSecret(folder, 'database-app'),
      bulk: keptSecret(folder, 'database-bulk'),
    },
  };
}

/**
 * The keys that the installation has made for itself and without which its data is of less use, by the names of their
 * files in `DATA_DIR/keys`: every backup has them. Those that are given lie where the operator keeps them.
 */
export function keptKeys({ dataDir, givenSecrets }: Pick<Config, 'dataDir' | 'givenSecrets'>): Map<string, string> {
  const keys = new Map<string, string>();
  for (const name of ['encryption', 'audit'] as const) {
    const key = readSecret(join(dataDir, 'keys', `${name}-key`));
    if (givenSecrets[name].current === undefined && key !== undefined) keys.set(`${name}-key`, key);
  }
  return keys;
}

/**
 * Puts a key out of a backup into the place of the one that a start has made, whose data is gone. Where the setting
 * gives another, that of the audit log lies beside, as `audit-key-of-backup`, for the setting of earlier keys, and its
 * path is given; that of sealed values isn't kept, since they are sealed anew.
 */
export function restoreKey(
  { dataDir, givenSecrets }: Pick<Config, 'dataDir' | 'givenSecrets'>,
  name: string,
  key: string,
): string | undefined {
  const known = ['encryption', 'audit'].find((one) => name === `${one}-key`) as 'encryption' | 'audit' | undefined;
  if (known === undefined) return undefined;
  const { current, previous } = givenSecrets[known];
  if (current === key || previous?.split(',').includes(key)) return undefined;
  if (known === 'encryption' && current !== undefined) return undefined;
  const folder = join(dataDir, 'keys');
  const file = join(folder, current === undefined ? name : `${name}-of-backup`);
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  rmSync(file, { force: true });
  writeFileSync(file, `${key}\n`, { mode: 0o600, flush: true });
  return current === undefined ? undefined : file;
}

/** The secret kept in `folder` under `name`; two processes that make it at once end with the same one. */
export function keptSecret(folder: string, name: string): string {
  const file = join(folder, name);
  const kept = readSecret(file);
  if (kept !== undefined) return kept;

  // In two steps: the mode is for the keys, not for the data folder around them.
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    writeSync(descriptor, `${randomBytes(32).toString('base64url')}\n`);
    fsyncSync(descriptor);
    // A link, unlike a rename, fails when the other process was first.
    linkSync(draft, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    closeSync(descriptor);
    rmSync(draft, { force: true });
  }
  const made = readSecret(file);
  if (made === undefined) throw new Error(`The secret ${file} cannot be read back`);
  return made;
}

function readSecret(file: string): string | undefined {
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret.length < 32)
      throw new Error(`${file} is damaged: put it back from a backup, or remove it to get a new one`);
    return secret;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
