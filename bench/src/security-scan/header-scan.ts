import { credentials } from '../api-client.ts';
import type { Outcome } from './findings.ts';
import { gradeHeaders } from './header-grade.ts';
import type { Example } from './request-examples.ts';

/** What every answer has to be worth, of which A+ needs 100. */
const leastScore = 120;
const origin = 'https://elsewhere.example';

interface Request {
  method: string;
  path: string;
  body?: string;
  origin?: string;
}

/** Grades a page, signing in and, of each route, the answer to somebody who isn't signed in and asks from elsewhere. */
export async function scanHeaders(url: string, chosen: readonly Example[]): Promise<(Outcome & { about: string })[]> {
  const requests: Request[] = [
    { method: 'GET', path: '/', origin },
    { method: 'POST', path: '/api/v1/auth/login', body: JSON.stringify(credentials) },
    ...chosen.map(({ method, path }) => ({ method, path: path.replaceAll('*', ''), origin })),
  ];
  const outcomes: (Outcome & { about: string })[] = [];
  for (const [n, request] of requests.entries()) {
    const route = chosen[n - 2]?.route ?? `${request.method} ${request.path}`;
    outcomes.push(await gradeAnswer(url, request, route));
  }
  return outcomes;
}

async function gradeAnswer(url: string, { method, path, body, origin }: Request, route: string) {
  const headers = {
    ...(origin === undefined ? {} : { origin }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const response = await fetch(url + path, {
    method,
    headers,
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  });
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  const html = isPage ? await response.text() : '';
  if (!isPage) await response.body?.cancel();
  const { score, grade, points } = gradeHeaders({ headers: response.headers, html, ...(origin ? { origin } : {}) });
  const lost = Object.entries(points).flatMap(([test, value]) => (value < 0 ? `${test} ${value}` : []));
  const what = `graded ${grade} with ${score} points: ${lost.join(', ') || 'bonuses are missing'}`;
  const about = `${route} (${response.status}, ${grade}, ${score})`;
  return { about, findings: score < leastScore ? [{ scanner: 'headers' as const, route, what }] : [] };
}
