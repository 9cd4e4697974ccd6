import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** Paths of what is, or would be, in version control. */
export function repositoryFiles(): string[] {
  const options = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  return execFileSync('git', options, { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
}
