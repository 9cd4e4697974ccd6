import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** What `openssl rand -hex 32` would give. */
export function newSecret(): string {
  return randomBytes(32).toString('hex');
}

/** Variables of a text in the form of .env files that have a value. */
export function variablesOf(text: string): Record<string, string> {
  const entries = Object.entries(parseEnv(text)).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(entries);
}

/** The text with the variable at that value, on the line where it stands, commented out or not, else at the end. */
export function withVariable(text: string, name: string, value: string): string {
  const line = new RegExp(`^#? ?${name}=.*$`, 'm');
  return line.test(text) ? text.replace(line, `${name}=${value}`) : `${text.trimEnd()}\n${name}=${value}\n`;
}

/** Writes the file as a whole, so that a crash leaves the old or the new one; only its owner may read it. */
export function writeEnvFile(path: string, text: string): void {
  const draft = `${path}.new`;
  rmSync(draft, { force: true });
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, path);
}

export function readEnvFile(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
