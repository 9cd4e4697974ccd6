import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { builds } from './build-all.ts';
import { type Build, hashOfSources, isFresh, markFresh } from './build-stamp.ts';

const build: Build = { name: 'x', sources: ['src/**/*.ts', 'tsconfig.json'], output: 'dist/x.js', command: ['x'] };
let root: string;

function write(file: string, text: string): void {
  mkdirSync(join(root, file, '..'), { recursive: true });
  writeFileSync(join(root, file), text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stamp-'));
  write('src/deep/a.ts', '1');
  write('tsconfig.json', '{}');
  write('dist/x.js', '1');
  markFresh(root, build, hashOfSources(root, build));
});
afterEach(() => rmSync(root, { recursive: true }));

test('a build stays fresh when files are only touched, or others change', () => {
  utimesSync(join(root, 'src/deep/a.ts'), new Date(), new Date());
  write('src/deep/a.test.ts', 'test');
  write('src/node_modules/b/index.ts', 'package');
  write('other.ts', 'other');
  expect(isFresh(root, build)).toBe(true);
});

test.each([
  ['a source changes', () => write('src/deep/a.ts', '2')],
  ['a source is added', () => write('src/b.ts', '')],
  [
    'a source is moved',
    () => {
      rmSync(join(root, 'src/deep/a.ts'));
      write('src/a.ts', '1');
    },
  ],
  ['a setting changes', () => write('tsconfig.json', '{ }')],
  ['the output is gone', () => rmSync(join(root, 'dist'), { recursive: true })],
  ['the stamp is gone', () => rmSync(join(root, '.cache'), { recursive: true })],
])('it is stale when %s', (_, change) => {
  expect(isFresh(root, build)).toBe(true);
  change();
  expect(isFresh(root, build)).toBe(false);
});

test.each(builds)('building the $name makes none of its own sources', (real) => {
  const hash = hashOfSources(root, real);
  write('frontend/next-env.d.ts', '// written by Next');
  write('frontend/out/index.html', 'page');
  write('backend/dist/src/main.js', 'server');
  write('backend/tsconfig.tsbuildinfo', '{}');
  expect(hashOfSources(root, real)).toBe(hash);
});
