import { expect, it } from 'vitest';
import type { Stack } from './frame/stack.ts';

/** The service `backup`, of a stack whose BACKUP_SCHEDULE is off. */
export function describeBackups(stack: () => Stack): void {
  const run = (command: string) => stack().compose('run', '--rm', '-T', 'backup', 'npm', 'run', '--silent', command);

  it('where none are made by themselves, the service waits and isn’t started again', async () => {
    expect((await stack().container('backup')).RestartCount).toBe(0);
    expect(await stack().compose('logs', 'backup')).toContain('none are made: BACKUP_SCHEDULE is off');
  });

  it('restoring a backup is tried beside the running database, and leaves nothing', async () => {
    expect(await run('backup')).toContain('written and read back');
    const drill = await run('restore:drill');
    expect(drill).toMatch(/^Restored: \d+ rows .* in \d+\.\d s\.$/m);
    expect(drill).toContain('counts and sums of every table are those of the backup');
    const names = 'select datname from pg_database where not datistemplate order by 1';
    const databases = await stack().exec('postgres', 'psql', '-U', 'postgres', '-Atc', names);
    expect(databases.trim().split('\n')).toEqual(['expenseai', 'postgres']);
    expect(await stack().exec('backup', 'ls', '/app/data')).not.toContain('restore-drill');
  });
}
