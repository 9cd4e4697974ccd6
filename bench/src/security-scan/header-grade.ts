/** An answer as a browser got it. */
export interface Answer {
  headers: Headers;
  /** Of a page; empty for anything else. */
  html?: string;
  /** The foreign `Origin` that it was asked from. */
  origin?: string;
}

export interface HeaderGrade {
  score: number;
  grade: string;
  /** What each test adds to the 100 points that everybody starts with, or takes. */
  points: Record<string, number>;
}

const grades: readonly [number, string][] = [
  [100, 'A+'],
  [90, 'A'],
  [85, 'A-'],
  [80, 'B+'],
  [70, 'B'],
  [65, 'B-'],
  [60, 'C+'],
  [50, 'C'],
  [45, 'C-'],
  [40, 'D+'],
  [30, 'D'],
  [25, 'D-'],
];
/** Below these points of penalties alone, bonuses don't count. */
const leastForBonus = 90;
const sixMonths = 15_552_000;
const anySource = new Set(['*', 'http:', 'https:', 'ftp:', 'http://*', 'https://*', 'http://*.*', 'https://*.*']);

/**
 * The grade that MDN's HTTP Observatory would give an answer over HTTPS, by its published scoring
 * (developer.mozilla.org, "HTTP Observatory tests and scoring"). The certificate, the redirection to HTTPS and the
 * preload list of browsers belong to a deployment and count as neither good nor bad here.
 */
export function gradeHeaders({ headers, html = '', origin }: Answer): HeaderGrade {
  const policy = readPolicy(headers.get('content-security-policy') ?? '');
  const points = {
    'content-security-policy': policyPoints(policy),
    cookies: cookiePoints(headers.getSetCookie(), hstsPoints(headers) === 0),
    'cross-origin-resource-sharing': sharingPoints(headers, origin),
    'cross-origin-resource-policy': resourcePolicyPoints(headers.get('cross-origin-resource-policy')),
    'referrer-policy': referrerPoints(headers.get('referrer-policy')),
    'strict-transport-security': hstsPoints(headers),
    'subresource-integrity': integrityPoints(html),
    'x-content-type-options': headers.get('x-content-type-options')?.toLowerCase() === 'nosniff' ? 0 : -5,
    'x-frame-options': framePoints(policy, headers.get('x-frame-options')),
  };
  const all = Object.values(points);
  const withPenalties = all.reduce((sum, value) => sum + Math.min(0, value), 100);
  const withBonuses = all.reduce((sum, value) => sum + value, 100);
  const score = Math.max(0, withPenalties >= leastForBonus ? withBonuses : withPenalties);
  return { score, grade: grades.find(([least]) => score >= least)?.[1] ?? 'F', points };
}

type Policy = Map<string, string[]>;

function readPolicy(header: string): Policy {
  const directives = header.split(';').map((part) => part.trim().toLowerCase().split(/\s+/));
  return new Map(directives.flatMap(([name, ...sources]) => (name ? [[name, sources]] : [])));
}

function policyPoints(policy: Policy): number {
  if (policy.size === 0) return -25;
  const sourcesOf = (name: string) => policy.get(name) ?? policy.get('default-src') ?? ['*'];
  const [scripts, styles, objects] = [sourcesOf('script-src'), sourcesOf('style-src'), sourcesOf('object-src')];
  const isUnsafe = (source: string) => anySource.has(source) || source === "'unsafe-inline'" || source === 'data:';
  if (scripts.some(isUnsafe) || objects.some((source) => anySource.has(source))) return -20;
  const isPlain = (source: string) => /^(http|ftp):/.test(source);
  const active = [...policy].filter(([name]) => name !== 'img-src' && name !== 'media-src');
  if (active.some(([, sources]) => sources.some(isPlain))) return -20;
  if ([...scripts, ...styles].includes("'unsafe-eval'")) return -10;
  if ([...sourcesOf('img-src'), ...sourcesOf('media-src')].some(isPlain)) return -10;
  if (styles.some(isUnsafe)) return 0;
  return policy.get('default-src')?.join() === "'none'" ? 10 : 5;
}

function cookiePoints(cookies: readonly string[], hasHsts: boolean): number {
  if (cookies.length === 0) return 0;
  const has = (attribute: RegExp) => cookies.every((cookie) => attribute.test(cookie));
  // Every cookie of the product that it sets is about a session.
  if (!has(/; *httponly/i)) return -30;
  if (!has(/; *secure/i)) return hasHsts ? -10 : -40;
  return has(/; *samesite=(lax|strict)/i) ? 5 : 0;
}

function sharingPoints(headers: Headers, origin: string | undefined): number {
  const isMirrored = origin !== undefined && headers.get('access-control-allow-origin') === origin;
  return isMirrored && headers.get('access-control-allow-credentials') === 'true' ? -50 : 0;
}

function resourcePolicyPoints(value: string | null): number {
  if (value === null || value === 'cross-origin') return 0;
  return value === 'same-origin' || value === 'same-site' ? 10 : -5;
}

function referrerPoints(value: string | null): number {
  if (value === null) return 0;
  const last = value.split(',').at(-1)?.trim() ?? '';
  return ['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin'].includes(last) ? 5 : -5;
}

function hstsPoints(headers: Headers): number {
  const seconds = /^max-age=(\d+)(;|$)/.exec(headers.get('strict-transport-security') ?? '')?.[1];
  if (seconds === undefined) return -20;
  return Number(seconds) >= sixMonths ? 0 : -10;
}

/** Scripts of other hosts; our own need no integrity, and have none. */
function integrityPoints(html: string): number {
  const foreign = html.match(/<script[^>]*\ssrc="(https?:)?\/\/[^>]*>/g) ?? [];
  const isSafe = (script: string) => /\sintegrity="/.test(script) && script.includes('src="https://');
  if (foreign.every(isSafe)) return foreign.length === 0 ? 0 : 5;
  return foreign.every((script) => script.includes('src="https://')) ? -5 : -50;
}

function framePoints(policy: Policy, value: string | null): number {
  if (policy.has('frame-ancestors')) return 5;
  return value === 'DENY' || value === 'SAMEORIGIN' ? 0 : -20;
}
