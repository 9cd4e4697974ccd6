import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseConfig } from './config.ts';
import { keptSecret, loadSecrets } from './secrets.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'secrets-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const { givenSecrets: none } = parseConfig({}, '/repository');

test('secrets are made once, differ, and only their owner may read them', () => {
  const first = loadSecrets({ dataDir, givenSecrets: none });
  const all = [
    first.jwt.current,
    first.encryption.current,
    first.audit.current,
    first.backup,
    ...Object.values(first.databasePasswords),
  ];
  expect(new Set(all).size).toBe(7);
  for (const secret of all) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  expect(loadSecrets({ dataDir, givenSecrets: none })).toEqual(first);

  const keys = join(dataDir, 'keys');
  expect(statSync(keys).mode & 0o777).toBe(0o700);
  expect(readdirSync(keys).map((name) => statSync(join(keys, name)).mode & 0o777)).toEqual(Array(7).fill(0o600));
});

test('what the settings give is used and not kept', () => {
  const givenSecrets = {
    jwt: { current: 'j'.repeat(40), next: 'n'.repeat(40), previous: undefined },
    encryption: { current: 'e'.repeat(40), next: undefined, previous: 'p'.repeat(40) },
    audit: { current: 'a'.repeat(40), next: undefined, previous: 'o'.repeat(40) },
    backup: 'b'.repeat(40),
  };
  expect(loadSecrets({ dataDir, givenSecrets })).toMatchObject(givenSecrets);
  expect(readdirSync(join(dataDir, 'keys')).sort()).toEqual(['database-app', 'database-bulk', 'database-owner']);
});

test('a damaged secret is named, not used', () => {
  keptSecret(dataDir, 'audit-key');
  writeFileSync(join(dataDir, 'audit-key'), '');
  expect(() => keptSecret(dataDir, 'audit-key')).toThrow(/audit-key is damaged/);
});

test('processes that make it at once end with the same one', async () => {
  const script = `import { keptSecret } from ${JSON.stringify(join(import.meta.dirname, 'secrets.ts'))};
    process.stdout.write(keptSecret(${JSON.stringify(dataDir)}, 'shared'));`;
  const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  const outputs = await Promise.all(Array.from({ length: 4 }, run));
  expect(new Set(outputs.map(({ stdout }) => stdout))).toEqual(
    new Set([readFileSync(join(dataDir, 'shared'), 'utf8').trim()]),
  );
  expect(readdirSync(dataDir)).toEqual(['shared']);
});
