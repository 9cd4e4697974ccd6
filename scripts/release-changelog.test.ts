import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setVersion } from './release.ts';
import { changelogOf, readReleases } from './release-changelog.ts';

let root: string;
const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'pipe' });

function commit(subject: string, files: Record<string, string>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  git('add', '.');
  git('-c', 'user.name=T', '-c', 'user.email=t@example.org', 'commit', '-qm', subject);
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'expenseai-history-'));
  git('init', '-q', '-b', 'main');
  commit('A ledger is kept', { 'core/src/ledger.ts': '', '.env.production.example': 'PORT=3000\n# OLD=\n' });
  git('tag', 'v0.1.0');
  commit('Tests of ledgers', { 'core/src/ledger.test.ts': '' });
  commit('Goals stand in a table', {
    'backend/migrations/0060_goals.ts': '',
    'backend/src/features/goals/goals.ts': '',
  });
  commit('Goals have a page', { 'frontend/app/goals/page.tsx': '', 'backend/src/features/goals/goals.ts': '2' });
  commit('Backups have a time', { '.env.production.example': 'PORT=3000\n# BACKUP_SCHEDULE=\n' });
});
afterAll(() => rmSync(root, { recursive: true }));

test('a changelog says what an upgrade has to heed and what is new, and leaves out what only developers see', () => {
  const [unreleased, first] = changelogOf(readReleases(root, null))
    .split(/^(?=## )/m)
    .slice(1);
  expect(unreleased?.split('\n').filter(Boolean)).toEqual([
    '## Unreleased',
    'Migrations: `0060_goals`.',
    'New settings: `BACKUP_SCHEDULE`.',
    'Settings that are gone: `OLD`.',
    '### For people',
    '- Goals have a page',
    '### For operators',
    '- Backups have a time',
    '### Server and API',
    '- Goals stand in a table',
  ]);
  expect(first).toMatch(/^## 0\.1\.0 \(\d{4}-\d\d-\d\d\)\n\n### For operators\n\n- A ledger is kept\n+$/);
});

test('a release that has no tag yet is named with its day', () => {
  expect(changelogOf(readReleases(root, '0.2.0'))).toMatch(/^## 0\.2\.0 \(\d{4}-\d\d-\d\d\)$/m);
});

test('a release has one version in every package, where they name one another, and in the lock file', () => {
  const files = {
    'package.json': { name: 'all', version: '0.1.0', workspaces: ['core', 'web'] },
    'core/package.json': { name: '@expenseai/core', version: '0.1.0' },
    'web/package.json': { version: '0.1.0', dependencies: { '@expenseai/core': '0.1.0', zod: '4.6.7' } },
    'package-lock.json': {
      version: '0.1.0',
      packages: { '': { version: '0.1.0' }, core: { version: '0.1.0' }, 'node_modules/zod': { version: '0.1.0' } },
    },
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), JSON.stringify(content));
  }
  setVersion(root, '0.2.0');
  const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  expect(['package.json', 'core/package.json'].map((path) => read(path).version)).toEqual(['0.2.0', '0.2.0']);
  expect(read('web/package.json')).toEqual({
    version: '0.2.0',
    dependencies: { '@expenseai/core': '0.2.0', zod: '4.6.7' },
  });
  expect(read('package-lock.json')).toEqual({
    version: '0.2.0',
    packages: { '': { version: '0.2.0' }, core: { version: '0.2.0' }, 'node_modules/zod': { version: '0.1.0' } },
  });
});

test('the changelog of this repository has its version', () => {
  const path = (name: string) => join(import.meta.dirname, '..', name);
  const { version } = JSON.parse(readFileSync(path('package.json'), 'utf8'));
  expect(readFileSync(path('CHANGELOG.md'), 'utf8')).toContain(`\n## ${version}`);
});
