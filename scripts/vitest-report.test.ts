import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addTotals, readRun } from './vitest-report.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface File {
  name: string;
  status: string;
  message?: string;
  assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
}

function run(testResults: File[], success: boolean, exitCode: number | null) {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify({ success, testResults }));
  return readRun(file, exitCode);
}

const passed = { status: 'passed', fullName: 'adds up' };
const failed = { status: 'failed', fullName: 'rounds half to even', failureMessages: ['expected 2 to be 3'] };
const skipped = { status: 'pending', fullName: 'needs root' };

test('tests are counted, and what failed is told by name', () => {
  const files = [
    { name: 'money.test.ts', status: 'failed', assertionResults: [passed, failed] },
    { name: 'payees.test.ts', status: 'passed', assertionResults: [passed, skipped] },
  ];
  expect(run(files, false, 1)).toEqual({
    total: { passed: 2, failures: ['money.test.ts: rounds half to even\n  expected 2 to be 3'], skipped: 1 },
    broken: new Map(),
  });
});

test('a file that could not be loaded, or was cut off by a crash, is named, and nothing of it is counted', () => {
  const files = [
    { name: 'dates.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
    { name: 'imports.test.ts', status: 'failed', message: '', assertionResults: [passed, skipped] },
    { name: 'payees.test.ts', status: 'passed', assertionResults: [passed] },
  ];
  expect(run(files, false, 1)).toEqual({
    total: { passed: 1, failures: [], skipped: 0 },
    broken: new Map([
      ['dates.test.ts', 'no such module'],
      ['imports.test.ts', ''],
    ]),
  });
});

test.each([
  [1, true],
  [0, false],
  [null, true],
])('a run that ends with %s and success %s without a failed test is a failure', (exitCode, success) => {
  const files = [{ name: 'payees.test.ts', status: 'passed', assertionResults: [passed] }];
  expect(run(files, success, exitCode).total).toMatchObject({
    passed: 1,
    failures: ['an error outside of any test'],
  });
});

test('a run without a report is a failure', () => {
  expect(readRun(join(folder, 'none.json'), 0).total.failures).toHaveLength(1);
});

test('totals add up', () => {
  const one = { passed: 1, failures: ['money'], skipped: 3 };
  expect(addTotals(one, one)).toEqual({ passed: 2, failures: ['money', 'money'], skipped: 6 });
});
