import { expect, test } from 'vitest';
import { acceptedFindings, type Finding, hasSqlmapTested, newFindings, readSqlmap, readWapiti } from './findings.ts';

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
