import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseConfig } from '../config/config.ts';
import { productionExample } from '../config/env-examples.ts';
import { variablesOf } from './env-file.ts';
import { requiredSecrets, withSecrets } from './generate-secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'generate-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const rest = { APP_URL: 'https://money.example.org', SMTP_HOST: '' };

function generate(...args: string[]) {
  const command = join(import.meta.dirname, 'generate-command.ts');
  return promisify(execFile)(process.execPath, ['--conditions=source', command, ...args]);
}

test('the production example becomes settings that production takes, in a file of mode 0600, and is not replaced', async () => {
  const file = join(folder, '.env.production');
  const { stdout } = await generate(file);
  expect(stdout).toContain('JWT_SECRET, ENCRYPTION_KEY, AUDIT_KEY, METRICS_TOKEN');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const text = readFileSync(file, 'utf8');
  for (const name of requiredSecrets) expect(stdout).not.toContain(variablesOf(text)[name]);
  expect(() => parseConfig({ ...variablesOf(text), ...rest }, folder)).not.toThrow();

  await expect(generate(file)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('left as it is') });
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('a copied file gets what it lacks, and keeps what it has, by itself or from a file', async () => {
  const file = join(folder, '.env.production');
  writeFileSync(
    file,
    `# mine\nAPP_ENV=production\nJWT_SECRET=kept\nAUDIT_KEY_FILE=/run/secrets/audit\nENCRYPTION_KEY=\n`,
    { mode: 0o644 },
  );
  const { stdout } = await generate(file);
  expect(stdout).toContain('has now ENCRYPTION_KEY, METRICS_TOKEN, BACKUP_ENCRYPTION_KEY;');
  expect(readFileSync(file, 'utf8')).toMatch(
    /^# mine\nAPP_ENV=production\nJWT_SECRET=kept\nAUDIT_KEY_FILE=\/run\/secrets\/audit\nENCRYPTION_KEY=[0-9a-f]{64}\nMETRICS_TOKEN=[0-9a-f]{64}\nBACKUP_ENCRYPTION_KEY=[0-9a-f]{64}\n$/,
  );
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('without a file, a line for every secret is printed, each its own', async () => {
  const { stdout } = await generate();
  const printed = variablesOf(stdout);
  expect(Object.keys(printed).sort()).toEqual(requiredSecrets.toSorted());
  expect(new Set(Object.values(printed)).size).toBe(requiredSecrets.length);
  expect(withSecrets(productionExample()).made).toEqual(requiredSecrets);
});
