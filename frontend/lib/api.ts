import type { RouteArguments, RouteName, RouteResponse } from './api-routes.ts';
import { noteAnswer, watchLimit, watchPace } from './connection.ts';
import { endedSession, untilResumed } from './ended-session.ts';
import { ApiProblem, isSessionOver, readProblem, toProblem } from './problem.ts';
import { randomId } from './random-id.ts';
import { isAccessOver, noteNoSession, noteSession } from './session-hint.ts';
import { untilProved } from './step-up.ts';
import { sendByFetch, type Transport, type TransportRequest, type TransportResponse } from './transport.ts';

export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** The version that a change builds on; stale ones are refused with 412. */
  ifMatch?: string | undefined;
  /** Of one intention of a person: a form keeps it over its retries. Each POST gets one of its own otherwise. */
  idempotencyKey?: string | undefined;
  /** Instead of a JSON body, for files. */
  form?: FormData | undefined;
  transport?: Transport | undefined;
}

export interface Answer<Data> {
  data: Data;
  /** Of the change that was made, for its Undo; null where nothing changed. */
  operationId: string | null;
  etag: string | null;
}

/** Longer waits than this are told to the person instead of sat out; what is only read can wait longer. */
const longestWaitSeconds = { change: 60, read: 900 };
const mostTries = 4;

/** Calls an endpoint by its name, `GET /ledgers/{ledgerId}`; throws `ApiProblem`. */
export async function call<Name extends RouteName>(
  route: Name,
  args: RouteArguments<Name>,
  options: CallOptions = {},
): Promise<RouteResponse<Name>> {
  return (await callForAnswer(route, args, options)).data;
}

/**
 * As `call`, with the answer's headers. An expired session is refreshed once, and one that has ended is waited for
 * where the page offers the way back; a 429 or 503 that says when to come back is waited out. All of that with the same
 * idempotency key, so that nothing is lost or done twice. What needs a fresh proof of who one is asks for it and goes on.
 */
export async function callForAnswer<Name extends RouteName>(
  route: Name,
  args: RouteArguments<Name>,
  options: CallOptions = {},
): Promise<Answer<RouteResponse<Name>>> {
  const sent = toRequest(route, args, options);
  let hasRefreshed = false;
  let hasProved = false;
  if (canWait(route)) await unlessAborted(endedSession(), options.signal);
  if (!isAuth(route) && isAccessOver()) {
    hasRefreshed = true;
    await renewSession(route, options.signal);
  }
  for (let attempt = 1; ; attempt += 1) {
    const response = await answerTo(sent, options);
    if (response.status < 400) {
      if (sent.method !== 'GET') unanswered = null;
      return {
        data: (response.text === '' ? null : JSON.parse(response.text)) as RouteResponse<Name>,
        operationId: response.header('Operation-Id'),
        etag: response.header('ETag'),
      };
    }
    const problem = readProblem(response.status, response.text, response.header('Retry-After'));
    if (!hasRefreshed && canRefresh(route, problem)) {
      hasRefreshed = true;
      await renewSession(route, options.signal);
    } else if (
      !hasProved &&
      problem.code === 'step-up-required' &&
      (await unlessAborted(untilProved(), options.signal))
    ) {
      hasProved = true;
    } else if (attempt < mostTries && isWorthWaiting(route, problem)) {
      const seconds = problem.details.retryAfter ?? 1;
      await watchLimit(seconds, sleep(seconds, options.signal));
    } else throw problem;
  }
}

type Sent = Omit<TransportRequest, 'signal'>;

/** The last POST that got no answer, which may have arrived all the same: the same one again goes by the same key. */
let unanswered: { request: string; key: string | undefined } | null = null;

function nameOf({ method, url, body }: Pick<Sent, 'method' | 'url' | 'body'>): string {
  return `${method} ${url} ${typeof body === 'string' ? body : ''}`;
}

/** The answer, and with it what is known of the connection. A file takes its time, which its own line shows. */
async function answerTo(
  sent: Sent,
  { form, signal, transport = sendByFetch }: CallOptions,
): Promise<TransportResponse> {
  const request = transport({ ...sent, signal });
  try {
    const response = await (form ? request : watchPace(request));
    const isFromServer = !isFromProxy(response);
    noteAnswer(isFromServer, isFromServer ? response.header('Maintenance') !== null : undefined);
    return response;
  } catch (error) {
    if (toProblem(error).code !== 'offline') throw error;
    noteAnswer(false);
    if (sent.method === 'GET' || form) throw error;
    if (sent.method === 'POST') unanswered = { request: nameOf(sent), key: sent.headers['idempotency-key'] };
    throw new ApiProblem({ code: 'unanswered', status: 0 });
  }
}

/** What stands before the server says in its stead that it isn't there. */
function isFromProxy({ status, header }: TransportResponse): boolean {
  return [502, 503, 504].includes(status) && !header('Content-Type')?.includes('problem+json');
}

function toRequest(route: string, args: object, options: CallOptions): Sent {
  const { params, query, body } = args as { params?: object; query?: object; body?: unknown };
  const [method = 'GET', template = ''] = route.split(' ');
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.ifMatch) headers['if-match'] = options.ifMatch;
  if (body !== undefined) headers['content-type'] = 'application/json';
  const sent = {
    method,
    headers,
    url: `/api/v1${fillPath(template, params ?? {})}${toSearch(query ?? {})}`,
    body: options.form ?? (body === undefined ? undefined : JSON.stringify(body)),
  };
  if (method === 'POST' && !isAuth(route)) {
    const again = unanswered?.request === nameOf(sent) ? unanswered.key : undefined;
    headers['idempotency-key'] = options.idempotencyKey ?? again ?? randomId();
  }
  return sent;
}

/** Throws where the path names a parameter that the caller didn't give, which the types rule out. */
function fillPath(template: string, params: object): string {
  const values = new Map<string, unknown>(Object.entries(params));
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values.get(name))));
}

function toSearch(query: object): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return text ? `?${text}` : '';
}

function isAuth(route: string): boolean {
  return route.includes(' /auth/');
}

function canRefresh(route: string, problem: ApiProblem): boolean {
  return isSessionOver(problem) && !/ \/auth\/(login|register|refresh|logout)$/.test(route);
}

/** Whether there is a session is told at once. */
function canWait(route: string): boolean {
  return !isAuth(route) && route !== 'GET /me';
}

/** Renews the session; where it has ended, waits until the person has signed in again. */
async function renewSession(route: string, signal: AbortSignal | undefined): Promise<void> {
  try {
    await refreshSession();
  } catch (error) {
    const resumed = toProblem(error).status === 401 && canWait(route) ? untilResumed() : null;
    if (!resumed) throw error;
    await unlessAborted(resumed, signal);
  }
}

/** A person who signs in waits for no hidden timer: there the limit is told at once. */
function isWorthWaiting(route: string, problem: ApiProblem): boolean {
  const wait = problem.details.retryAfter ?? Number.POSITIVE_INFINITY;
  const longest = longestWaitSeconds[route.startsWith('GET ') ? 'read' : 'change'];
  return (problem.status === 429 || problem.status === 503) && !isAuth(route) && wait <= longest;
}

type User = RouteResponse<'POST /auth/refresh'>['user'];

let refreshing: Promise<User | undefined> | undefined;

/**
 * One refresh for all calls, of this tab and the others, that find the session expired at the same time. Gives the user
 * whose session it is; undefined where another tab has renewed it.
 */
export function refreshSession(): Promise<User | undefined> {
  refreshing ??= inTurn(renew).finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function renew(): Promise<User> {
  try {
    const { user, expiresIn } = await call('POST /auth/refresh', {});
    noteSession(expiresIn);
    return user;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) noteNoSession();
    throw error;
  }
}

/** Two tabs that renew at once would each spend the other's token. */
async function inTurn(work: () => Promise<User>): Promise<User | undefined> {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return work();
  const wasOver = isAccessOver();
  return navigator.locks.request('expenseai.refresh', async () => {
    // Another tab has done it while this one waited.
    if (wasOver && !isAccessOver()) return undefined;
    return work();
  });
}

function unlessAborted<T>(wait: Promise<T> | null, signal: AbortSignal | undefined): Promise<T> | null {
  if (!wait || !signal) return wait;
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    wait.then(resolve, reject);
  });
}

function sleep(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
