import { expect, test } from 'vitest';
import { readAudit } from './advisories.ts';
import {
  acceptedFindings,
  type Finding,
  hasSqlmapTested,
  newFindings,
  readSqlmap,
  readWapiti,
  verdict,
} from './findings.ts';

const finding: Finding = { scanner: 'sqlmap', route: 'GET /api/v1/x', what: 'injection: q (GET)' };

test('a finding is new unless it stands in the list with a reason', () => {
  expect(newFindings([finding], [])).toEqual([finding]);
  expect(newFindings([finding], [{ ...finding, reason: ' ' }])).toEqual([finding]);
  expect(newFindings([finding], [{ ...finding, what: 'injection: id (GET)', reason: 'seen' }])).toEqual([finding]);
  expect(newFindings([finding], [{ ...finding, reason: 'The answer differs by design.' }])).toEqual([]);
});

test('what is accepted has a reason', () => {
  expect(acceptedFindings().filter(({ reason }) => reason.length < 20)).toEqual([]);
});

test('sqlmap’s words are read', () => {
  const found = `sqlmap identified the following injection point(s) with a total of 40 HTTP(s) requests:
---
Parameter: q (GET)
    Type: boolean-based blind
---`;
  expect(readSqlmap(found)).toEqual(['injection: q (GET)']);
  expect(hasSqlmapTested(found)).toBe(true);
  const none = '[CRITICAL] all tested parameters do not appear to be injectable.';
  expect([readSqlmap(none), hasSqlmapTested(none)]).toEqual([[], true]);
  expect(hasSqlmapTested('[CRITICAL] unable to connect to the target URL')).toBe(false);
});

test('wapiti’s report is read', () => {
  const one = { path: '/api/v1/x', method: 'GET', parameter: 'q', info: '' };
  const report = {
    vulnerabilities: { 'SQL Injection': [one] },
    anomalies: { 'Internal Server Error': [{ ...one, parameter: null }] },
  };
  expect(readWapiti(JSON.stringify(report))).toEqual([
    { method: 'GET', path: '/api/v1/x', what: 'SQL Injection: q' },
    { method: 'GET', path: '/api/v1/x', what: 'Internal Server Error' },
  ]);
});

test('the verdict is right only where something ran, and says what did not', () => {
  const last = (of: Parameters<typeof verdict>[0]) => verdict(of, []).lines.at(-1);
  const [clean, skipped] = [{ findings: [] }, { findings: [], notMeant: 'takes nothing' }];
  const failed = { findings: [], notRun: 'took too long' };
  expect(last([clean, skipped])).toMatch(/^✓ nothing outside/);
  expect(last([clean, failed])).toMatch(/^! nothing outside .* not checked$/);
  expect(verdict([failed, failed, skipped], [])).toEqual({
    isRight: false,
    lines: [
      '0 scans ran, 2 could not, 1 had nothing to try.',
      '! not run: 2 × took too long',
      '  nothing to try: 1 × takes nothing',
      '✗ Nothing was scanned.',
    ],
  });
  const found = verdict([clean, { findings: [finding] }], []);
  expect([found.isRight, found.lines.at(-1)]).toEqual([false, '✗ sqlmap GET /api/v1/x: injection: q (GET)']);
});

test('advisories that cannot be reached are not checked, never passed', () => {
  const unreachable = JSON.stringify({ message: '405 Method Not Allowed', statusCode: 405 });
  expect(readAudit(unreachable).notRun).toMatch(/^not checked/);
  expect(readAudit('').notRun).toMatch(/^not checked/);
  expect(readAudit(JSON.stringify({ vulnerabilities: {} }))).toEqual({ findings: [] });
  const vulnerabilities = { left: { name: 'left', severity: 'high', range: '<2' } };
  expect(readAudit(JSON.stringify({ vulnerabilities })).findings.map(({ what }) => what)).toEqual(['high: left <2']);
});
