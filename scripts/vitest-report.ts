import { existsSync, readFileSync } from 'node:fs';

export interface Total {
  passed: number;
  /** What failed, each by its name and what it said. */
  failures: string[];
  skipped: number;
}

/** The part of Vitest's JSON report that is counted. */
interface Report {
  success: boolean;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
  }[];
}

export interface Run {
  /** Of the files that ran to their end. */
  total: Total;
  /** Paths of files that could not be loaded, or that a crash of their process cut off, with what was said. */
  broken: Map<string, string>;
}

/** Counts of a run of Vitest; one without a report, or with an error outside of any test, is a failure too. */
export function readRun(reportFile: string, exitCode: number | null): Run {
  if (!existsSync(reportFile)) {
    return { total: { passed: 0, failures: ['a run of tests that left no report'], skipped: 0 }, broken: new Map() };
  }
  const { testResults, success } = JSON.parse(readFileSync(reportFile, 'utf8')) as Report;
  const isBroken = ({ status, assertionResults }: Report['testResults'][number]) =>
    status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
  const broken = new Map(testResults.filter(isBroken).map(({ name, message = '' }) => [name, message]));
  const tests = testResults
    .filter(({ name }) => !broken.has(name))
    .flatMap(({ name, assertionResults }) => assertionResults.map((test) => ({ ...test, file: name })));
  const failed = tests.filter(({ status }) => status === 'failed');
  const failures = failed.map(
    ({ file, fullName, failureMessages = [] }) => `${file}: ${fullName}\n  ${failureMessages.join('\n  ')}`,
  );
  if (failures.length + broken.size === 0 && (exitCode !== 0 || !success))
    failures.push('an error outside of any test');
  const passed = tests.filter(({ status }) => status === 'passed').length;
  return { total: { passed, failures, skipped: tests.length - passed - failed.length }, broken };
}

export function addTotals(one: Total, other: Total): Total {
  return {
    passed: one.passed + other.passed,
    failures: [...one.failures, ...other.failures],
    skipped: one.skipped + other.skipped,
  };
}
