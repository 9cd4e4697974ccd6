import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, vi } from 'vitest';
import { startServer } from '../../main.ts';
import { parseConfig } from '../../platform/config/config.ts';
import { findRepositoryRoot } from '../../platform/config/repository-root.ts';
import { scratchFolder } from '../../testing/backups.ts';
import { asker, signUp } from '../../testing/test-app.ts';
import { untilPrinted } from '../../testing/until-printed.ts';

vi.setConfig({ testTimeout: 120_000 });

const root = findRepositoryRoot();

/** Settings of a machine of its own below the folder. */
const machine = (folder: string, name: string) => ({
  DATA_DIR: join(folder, name),
  LOG_DIR: join(folder, `${name}-logs`),
  BACKUP_PATH: join(folder, 'backups'),
  LOG_LEVEL: 'fatal',
  PORT: '0',
});

/** Starts a command of the operator as npm does. */
function begin(settings: Record<string, string>, command: string, ...args: string[]) {
  const path = join(import.meta.dirname, `${command}-command.ts`);
  const options = ['--conditions=source', '--disable-warning=ExperimentalWarning', path, ...args];
  return spawn(process.execPath, options, { cwd: root, env: settings, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function run(settings: Record<string, string>, command: string, ...args: string[]) {
  const child = begin(settings, command, ...args);
  const [out, err, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { status: status as number | null, text: `${out}${err}` };
}

it('by commands alone: backed up while it runs, restored beside, lost, and back on another machine', async () => {
  const folder = scratchFolder();
  const first = machine(folder, 'first');
  const server = await startServer(parseConfig(first, root));
  const person = await signUp(server.url, asker(server.url, {}), []);
  try {
    expect(await run(first, 'backup')).toMatchObject({
      status: 0,
      text: expect.stringContaining('written and read back'),
    });
    const drill = await run(first, 'restore-drill');
    expect(drill).toMatchObject({ status: 0, text: expect.stringMatching(/^Restored: .* in \d+\.\d s\.$/m) });
    expect(drill.text).toContain('The totals of all 1 ledgers');
    const { body } = await person.ask('GET', '/api/v1/admin/health');
    expect(body.parts.find(({ name }: { name: string }) => name === 'backups')).toMatchObject({
      state: 'ok',
      figures: { backupBytes: expect.any(Number), restoreSeconds: expect.any(Number), failedBackups: 0 },
    });
    const { tasks } = (await person.ask('GET', '/api/v1/admin/maintenance')).body;
    expect(tasks.find(({ task }: { task: string }) => task === 'backup-restoration-test').lastDoneAt).not.toBeNull();
    expect(readdirSync(first.DATA_DIR).filter((name) => name.startsWith('restore-drill'))).toEqual([]);
    const waiting = begin({ ...first, BACKUP_SCHEDULE: 'off' }, 'backup-schedule');
    await untilPrinted(waiting, 'none are made: BACKUP_SCHEDULE is off');
    waiting.kill('SIGTERM');
    expect(await once(waiting, 'exit')).toEqual([0, null]);
    const [name = ''] = readdirSync(first.BACKUP_PATH);
    expect((await run(first, 'restore', name)).text).toMatch(/ExpenseAI is running as process \d+: stop it first/);
  } finally {
    await server.stop();
  }

  const [name = ''] = readdirSync(first.BACKUP_PATH);
  const key = (of: string) => readFileSync(join(folder, of, 'keys', 'encryption-key'), 'utf8');
  const backupKey = readFileSync(join(first.DATA_DIR, 'keys', 'backup-key'), 'utf8');
  const second = { ...machine(folder, 'second'), BACKUP_ENCRYPTION_KEY: backupKey.trim() };
  expect(await run(second, 'backup-verify')).toMatchObject({ status: 0, text: expect.stringContaining('is whole') });
  const restored = await run(second, 'restore', name);
  expect(restored, restored.text).toMatchObject({ status: 0 });
  expect(restored.text).toMatch(/All \d+ chains of the audit log are whole/);
  expect(key('second')).toBe(key('first'));

  const back = await startServer(parseConfig(second, root));
  try {
    const { email, password } = person;
    const signedIn = await asker(back.url, {})('POST', '/api/v1/auth/login', { body: { email, password } });
    expect(signedIn.status).toBe(200);
    expect((await person.ask('GET', '/api/v1/me').catch(() => ({ status: 0 }))).status).not.toBe(200);
  } finally {
    await back.stop();
  }
});
