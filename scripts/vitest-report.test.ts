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
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    success: true,
    testResults: [],
  };
  writeFileSync(file, JSON.stringify({ ...empty, ...report }));
  return readTotal(file, exitCode);
}

test('tests are counted', () => {
  const report = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1, success: false };
  expect(total(report, 1)).toEqual({ passed: 7, failed: 2, skipped: 2 });
});

test('a file that could not be loaded is a failure, once', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ];
  expect(total({ numPassedTests: 1, numFailedTests: 1, success: false, testResults }, 1).failed).toBe(2);
});

test.each([
  [1, true],
  [0, false],
  [null, true],
])('a run that ends with %s and success %s without a failed test is a failure', (exitCode, success) => {
  expect(total({ numPassedTests: 3, success }, exitCode)).toEqual({ passed: 3, failed: 1, skipped: 0 });
});

test('a run without a report is a failure', () => {
  expect(readTotal(join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('totals add up', () => {
  const one = { passed: 1, failed: 2, skipped: 3 };
  expect(addTotals(one, one)).toEqual({ passed: 2, failed: 4, skipped: 6 });
});
