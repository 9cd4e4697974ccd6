import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../../../../scripts/debian-programs.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

const guide = readFileSync(new URL('../../../../docs/api-guide.md', import.meta.url), 'utf8');
const blocks = [...guide.matchAll(/```sh\n([\s\S]*?)```(?:\n\n```json\n([\s\S]*?)```)?/g)];
const isRunnable = findProgram('curl') !== undefined && findProgram('jq') !== undefined;

let app: TestApp;
let folder: string;
beforeAll(async () => {
  app = await startTestApp();
  folder = mkdtempSync(join(tmpdir(), 'expenseai-guide-'));
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

describe.skipIf(!isRunnable)('the guide of the API', () => {
  it('shows what a shell gets that follows it from the beginning to the end', async () => {
    const { email, password } = await app.signUp();
    const script = blocks.map(([, commands], n) => `{\n${commands}} > ${n}.out`).join('\n');
    const shell = spawn('bash', ['-e', '-o', 'pipefail', '-c', script], {
      cwd: folder,
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', URL: app.url, EMAIL: email, PASSWORD: password },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaints = '';
    shell.stderr.on('data', (chunk: Buffer) => {
      complaints += chunk.toString();
    });
    const [status] = await once(shell, 'close');
    expect({ status, complaints }).toEqual({ status: 0, complaints: '' });
    const shown = blocks.flatMap(([, , answer], n) =>
      answer === undefined ? [] : [{ n, answer: JSON.parse(answer) }],
    );
    expect(shown.length).toBeGreaterThan(6);
    for (const { n, answer } of shown) {
      expect(JSON.parse(readFileSync(join(folder, `${n}.out`), 'utf8'))).toEqual(answer);
    }
  }, 60_000);
});
