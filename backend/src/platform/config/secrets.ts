import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
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
  databasePasswords: DatabasePasswords;
}

/** The given secrets, else those in `DATA_DIR/keys`, made there (mode 0600) when they are not there yet. */
export function loadSecrets({ dataDir, givenSecrets }: Pick<Config, 'dataDir' | 'givenSecrets'>): Secrets {
  const folder = join(dataDir, 'keys');
  const { jwt, encryption, audit } = givenSecrets;
  return {
    jwt: { ...jwt, current: jwt.current ?? keptSecret(folder, 'jwt-secret') },
    encryption: { ...encryption, current: encryption.current ?? keptSecret(folder, 'encryption-key') },
    audit: { ...audit, current: audit.current ?? keptSecret(folder, 'audit-key') },
    databasePasswords: {
      owner: keptSecret(folder, 'database-owner'),
      app: keptSecret(folder, 'database-app'),
      bulk: keptSecret(folder, 'database-bulk'),
    },
  };
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
