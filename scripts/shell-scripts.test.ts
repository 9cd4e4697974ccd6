import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { findProgram } from './debian-programs.ts';
import { repositoryFiles, root } from './repository-files.ts';

const program = findProgram('shellcheck');
/** With what they source, which knows variables of theirs. */
const whole = ['deploy.sh', 'security-audit.sh'];

test.skipIf(!program)('shellcheck has nothing to say about any script', { timeout: 120_000 }, () => {
  const scripts = repositoryFiles().filter((file) => file.endsWith('.sh'));
  const rest = scripts.filter((file) => !whole.includes(file) && !/^deploy\/(audit|steps)\//.test(file));
  expect(shellcheck('--external-sources', '--check-sourced', ...whole)).toBe('');
  // SC2174: of several folders that are made, only the last is to be closed.
  expect(shellcheck('--severity=warning', '--exclude=SC2174', ...rest)).toBe('');
});

function shellcheck(...options: string[]): string {
  return spawnSync(program ?? '', options, { cwd: root, encoding: 'utf8' }).stdout;
}
