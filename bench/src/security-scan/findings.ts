import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something that a scanner reports of a route. */
export interface Finding {
  scanner: 'sqlmap' | 'wapiti' | 'headers' | 'advisories';
  /** Method and template, such as `GET /api/v1/ledgers`; of a package, the lock file. */
  route: string;
  /** The scanner's own name for it, with the parameter. */
  what: string;
}

/** What one scan came to. */
export interface Outcome {
  findings: Finding[];
  /** Why it didn't run, though it should have. */
  notRun?: string;
  /** Why there was nothing to run. */
  notMeant?: string;
}

/** One that was looked at and is none, or is lived with. */
export interface Accepted extends Finding {
  reason: string;
}

/** The committed list of what was looked at. */
export function acceptedFindings(): Accepted[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'accepted-findings.json'), 'utf8')) as Accepted[];
}

/** Those that nobody has looked at yet. */
export function newFindings(findings: readonly Finding[], accepted: readonly Accepted[]): Finding[] {
  const isSame = (one: Finding, other: Finding) =>
    one.scanner === other.scanner && one.route === other.route && one.what === other.what;
  return findings.filter((finding) => !accepted.some((known) => known.reason.trim() !== '' && isSame(finding, known)));
}

/**
 * What all scans came to, in lines to print. It is right only where something ran and nothing is new, and complete only
 * where everything that should have run did.
 */
export function verdict(outcomes: readonly Outcome[], accepted: readonly Accepted[]): Verdict {
  const found = outcomes.flatMap(({ findings }) => findings);
  const fresh = newFindings(found, accepted);
  const ran = outcomes.filter(({ notRun, notMeant }) => notRun === undefined && notMeant === undefined).length;
  const failed = outcomes.flatMap(({ notRun }) => notRun ?? []);
  const skipped = outcomes.flatMap(({ notMeant }) => notMeant ?? []);
  const lines = [`${ran} scans ran, ${failed.length} could not, ${skipped.length} had nothing to try.`];
  lines.push(
    ...tally(failed).map((line) => `! not run: ${line}`),
    ...tally(skipped).map((line) => `  nothing to try: ${line}`),
  );
  lines.push(...fresh.map(({ scanner, route, what }) => `✗ ${scanner} ${route}: ${what}`));
  if (ran === 0) lines.push('✗ Nothing was scanned.');
  else if (fresh.length === 0) {
    const known = `nothing outside the list of accepted findings (${found.length} within it)`;
    lines.push(failed.length === 0 ? `✓ ${known}` : `! ${known} in what ran; what didn’t is not checked`);
  }
  return { lines, isRight: ran > 0 && fresh.length === 0 };
}

export interface Verdict {
  lines: string[];
  isRight: boolean;
}

function tally(reasons: readonly string[]): string[] {
  return [...Map.groupBy(reasons, (reason) => reason)].map(([reason, all]) => `${all.length} × ${reason}`);
}

/** What sqlmap says it can inject into; empty where it found nothing. */
export function readSqlmap(output: string): string[] {
  if (!output.includes('identified the following injection point')) return [];
  const named = [...output.matchAll(/^Parameter: (.+)$/gm)].map(([, parameter = '']) => `injection: ${parameter}`);
  return named.length > 0 ? named : ['injection'];
}

/** Whether sqlmap got as far as trying the parameters, which nothing else of its words says. */
export function hasSqlmapTested(output: string): boolean {
  return /all tested parameters do not appear to be injectable|identified the following injection point/.test(output);
}

interface WapitiReport {
  vulnerabilities: Record<string, { path: string; method: string; parameter: string | null }[]>;
  anomalies: Record<string, { path: string; method: string; parameter: string | null }[]>;
}

/** Vulnerabilities of wapiti's JSON report, and answers of 5xx that its requests brought about. */
export function readWapiti(report: string): { method: string; path: string; what: string }[] {
  const { vulnerabilities, anomalies } = JSON.parse(report) as WapitiReport;
  return Object.entries({ ...vulnerabilities, ...anomalies }).flatMap(([kind, found]) =>
    found.map(({ method, path, parameter }) => ({ method, path, what: parameter ? `${kind}: ${parameter}` : kind })),
  );
}
