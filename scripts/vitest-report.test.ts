import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addTotals, readTotal } from './vitest-report.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function total(report: object, exitCode: number | null) {
  const file = join(folder, 'report.json');
  const empty = {
    numPassedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    success: true,
    testResults: [],
  };
  writeFileSync(file, JSON.stringify({ ...empty, ...report }));
  return readTotal(file, exitCode);
}

const passed = { status: 'passed', fullName: 'adds up' };
const failed = { status: 'failed', fullName: 'rounds half to even', failureMessages: ['expected 2 to be 3'] };

test('tests are counted, and what failed is told by name', () => {
  const testResults = [{ name: 'money.test.ts', status: 'failed', assertionResults: [passed, failed] }];
  const report = { numPassedTests: 7, numPendingTests: 1, numTodoTests: 1, success: false, testResults };
  expect(total(report, 1)).toEqual({
    passed: 7,
    failures: ['money.test.ts: rounds half to even\n  expected 2 to be 3'],
    skipped: 2,
  });
});

test('a file that could not be loaded is a failure, once', () => {
  const testResults = [
    { name: 'dates.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
    { name: 'money.test.ts', status: 'failed', message: '', assertionResults: [failed] },
    { name: 'payees.test.ts', status: 'passed', assertionResults: [passed] },
  ];
  expect(total({ numPassedTests: 1, success: false, testResults }, 1).failures).toEqual([
    'dates.test.ts\n  no such module',
    expect.stringContaining('rounds half to even'),
  ]);
});

test.each([
  [1, true],
  [0, false],
  [null, true],
])('a run that ends with %s and success %s without a failed test is a failure', (exitCode, success) => {
  expect(total({ numPassedTests: 3, success }, exitCode)).toMatchObject({
    passed: 3,
    failures: ['an error outside of any test'],
  });
});

test('a run without a report is a failure', () => {
  expect(readTotal(join(folder, 'none.json'), 0).failures).toHaveLength(1);
});

test('totals add up', () => {
  const one = { passed: 1, failures: ['money'], skipped: 3 };
  expect(addTotals(one, one)).toEqual({ passed: 2, failures: ['money', 'money'], skipped: 6 });
});
