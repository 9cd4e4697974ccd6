import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

test('production with weak and missing secrets ends with all their names, before a database or log is made', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'refused-start-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const main = join(import.meta.dirname, '../../backend/dist/src/main.js');
  const run = promisify(execFile)(process.execPath, [main], {
    env: {
      APP_ENV: 'production',
      APP_URL: 'https://money.example.org',
      DATA_DIR: join(folder, 'data'),
      LOG_DIR: join(folder, 'logs'),
      JWT_SECRET: 'changeme',
      ENCRYPTION_KEY: 'ab'.repeat(32),
      AUDIT_KEY: 'please-change-me-before-you-go-to-production',
      METRICS_TOKEN_FILE: join(folder, 'gone'),
      BACKUP_ENCRYPTION_KEY: 'ab'.repeat(33),
    },
  });
  await expect(run).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(
      /JWT_SECRET is not right.*ENCRYPTION_KEY repeats.*AUDIT_KEY is a placeholder.*METRICS_TOKEN_FILE names.*BACKUP_ENCRYPTION_KEY repeats/s,
    ),
  });
  await expect(run).rejects.toMatchObject({ stderr: expect.not.stringMatching(/changeme|abab|please/) });
  expect([existsSync(join(folder, 'data')), existsSync(join(folder, 'logs'))]).toEqual([false, false]);
});
