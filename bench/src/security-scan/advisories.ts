import { spawnSync } from 'node:child_process';
import type { Outcome } from './findings.ts';

interface Audit {
  vulnerabilities?: Record<string, { name: string; severity: string; range: string }>;
}

/** What npm's advisories say of the lock file in `root`. */
export function scanDependencies(root: string): Outcome {
  const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8', timeout: 120_000 });
  return readAudit(stdout ?? '');
}

/** Reads the answer of `npm audit --json`; one that is about no packages, since nobody could be asked, is "not checked". */
export function readAudit(answer: string): Outcome {
  let audit: Audit;
  try {
    audit = JSON.parse(answer) as Audit;
  } catch {
    return { findings: [], notRun: 'not checked: npm audit gave no answer' };
  }
  if (!audit.vulnerabilities) return { findings: [], notRun: 'not checked: the advisories can’t be reached from here' };
  const findings = Object.values(audit.vulnerabilities).map(({ name, severity, range }) => {
    return { scanner: 'advisories' as const, route: 'package-lock.json', what: `${severity}: ${name} ${range}` };
  });
  return { findings };
}
