import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBinaries } from './binaries.ts';

const nobody = { uid: 65_534, gid: 65_534 };

test('the installed programs run', () => {
  expect(execFileSync(findBinaries(undefined).postgres, ['--version'], { encoding: 'utf8' })).toContain(
    '(PostgreSQL) 18',
  );
});

describe.runIf(process.getuid?.() === 0)('a checkout that only root may enter', () => {
  let closed: string;
  let open: string;
  let installed: { folder: string; version: string };

  beforeAll(() => {
    closed = mkdtempSync(join(tmpdir(), 'closed-'));
    open = mkdtempSync(join(tmpdir(), 'open-'));
    chmodSync(open, 0o755);
    installed = { folder: join(closed, 'native'), version: '1' };
    // Links among its libraries stay as relative as they are.
    const native = dirname(dirname(findBinaries(undefined).postgres));
    cpSync(native, installed.folder, { recursive: true, verbatimSymlinks: true });
  });
  afterAll(() => {
    rmSync(closed, { recursive: true });
    rmSync(open, { recursive: true });
  });

  test('gets its programs linked to a reachable place, once', () => {
    const { postgres } = findBinaries(nobody, installed, [join(open, 'place')]);
    expect(postgres).toBe(join(open, 'place', 'pg-1', 'bin', 'postgres'));
    expect(execFileSync(postgres, ['--version'], { ...nobody, cwd: '/', encoding: 'utf8' })).toContain('PostgreSQL');
    expect(statSync(postgres).nlink).toBe(2);

    const made = statSync(dirname(postgres)).mtimeMs;
    expect(findBinaries(nobody, installed, [join(open, 'place')]).postgres).toBe(postgres);
    expect(statSync(dirname(postgres)).mtimeMs).toBe(made);
  });

  test('gets them copied when their mode keeps others out', () => {
    const source = join(installed.folder, 'bin', 'postgres');
    chmodSync(source, 0o700);
    const { postgres } = findBinaries(nobody, { ...installed, version: '2' }, [join(open, 'place')]);
    expect(statSync(postgres).mode & 0o777).toBe(0o755);
    expect(statSync(source).mode & 0o777).toBe(0o700);
  });

  test('does not run what a place holds that others may write to', () => {
    const place = mkdtempSync(join(open, 'writable-'));
    chmodSync(place, 0o777);
    expect(() => findBinaries(nobody, installed, [place])).toThrow(/does not run as user 65534/);
  });
});
