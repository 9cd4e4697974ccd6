import { existsSync, readFileSync } from 'node:fs';

export interface Total {
  passed: number;
  /** What failed, each by its name and what it said. */
  failures: string[];
  skipped: number;
}

/** The part of Vitest's JSON report that is counted. */
interface Report {
  numPassedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  success: boolean;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
  }[];
}

/** Counts of a run; a file that could not be loaded, or a run without a report, is a failure too. */
export function readTotal(reportFile: string, exitCode: number | null): Total {
  if (!existsSync(reportFile)) return { passed: 0, failures: ['a run of tests that left no report'], skipped: 0 };
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Report;
  const failures = report.testResults.flatMap((file) => {
    const tests = file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages = [] }) => `${file.name}: ${fullName}\n  ${failureMessages.join('\n  ')}`);
    return file.status === 'failed' && tests.length === 0 ? [`${file.name}\n  ${file.message ?? ''}`] : tests;
  });
  // Vitest also fails for an error outside of any test.
  if (failures.length === 0 && (exitCode !== 0 || !report.success)) failures.push('an error outside of any test');
  return { passed: report.numPassedTests, failures, skipped: report.numPendingTests + report.numTodoTests };
}

export function addTotals(one: Total, other: Total): Total {
  return {
    passed: one.passed + other.passed,
    failures: [...one.failures, ...other.failures],
    skipped: one.skipped + other.skipped,
  };
}
