import { describe, expect, it, vi } from 'vitest';
import { call, callForAnswer } from './api.ts';
import { ApiProblem } from './problem.ts';
import type { TransportRequest, TransportResponse } from './transport.ts';

interface Reply {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Answers in order and keeps what was asked; the last answer repeats. */
function serve(...replies: Reply[]) {
  const requests: TransportRequest[] = [];
  const transport = async (request: TransportRequest): Promise<TransportResponse> => {
    const reply = replies[Math.min(requests.length, replies.length - 1)] ?? { status: 500 };
    requests.push(request);
    return {
      status: reply.status,
      text: reply.body === undefined ? '' : JSON.stringify(reply.body),
      header: (name) => reply.headers?.[name] ?? null,
    };
  };
  return { requests, transport };
}

const problem = (status: number, code: string, headers: Record<string, string> = {}): Reply => ({
  status,
  body: { type: `/problems/${code}`, title: '', status, detail: 'Said by the server.', requestId: 'r1' },
  headers,
});

const ledgerId = '01990000-0000-7000-8000-000000000001';

describe('call', () => {
  it('fills the path and the query, leaving out what is undefined', async () => {
    const { requests, transport } = serve({ status: 200, body: { items: [], nextCursor: null } });
    await call(
      'GET /ledgers/{ledgerId}/transactions',
      { params: { ledgerId }, query: { q: 'a b', cursor: undefined } },
      { transport },
    );
    expect(requests[0]?.url).toBe(`/api/v1/ledgers/${ledgerId}/transactions?q=a+b`);
    expect(requests[0]?.body).toBeUndefined();
  });

  it('gives the operation that a change made', async () => {
    const { transport } = serve({ status: 200, body: {}, headers: { 'Operation-Id': 'op1', ETag: '"3"' } });
    const answer = await callForAnswer('PATCH /me', { body: { theme: 'dark' } }, { transport });
    expect(answer).toMatchObject({ operationId: 'op1', etag: '"3"' });
  });

  it('answers null where there is no content', async () => {
    const { transport } = serve({ status: 204 });
    expect(await call('POST /auth/logout', {}, { transport })).toBeNull();
  });

  it('throws the code of a problem with the fields it names', async () => {
    const { transport } = serve({
      status: 400,
      body: { type: '/problems/validation', errors: [{ path: 'name', message: 'x' }] },
    });
    const thrown = call('POST /ledgers', { body: { name: '', currency: 'EUR' } }, { transport });
    await expect(thrown).rejects.toMatchObject({ code: 'validation', status: 400 });
    await thrown.catch((error) => expect(error.concerns('name')).toBe(true));
  });

  it('keeps one idempotency key over its tries and waits as long as it is told', async () => {
    vi.useFakeTimers();
    const { requests, transport } = serve(problem(429, 'rate-limited', { 'Retry-After': '7' }), {
      status: 201,
      body: {},
    });
    const answer = call('POST /ledgers', { body: { name: 'Home', currency: 'EUR' } }, { transport });
    await vi.advanceTimersByTimeAsync(6_900);
    expect(requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    await answer;
    vi.useRealTimers();
    expect(requests).toHaveLength(2);
    expect(requests[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(requests[1]?.headers['idempotency-key']).toBe(requests[0]?.headers['idempotency-key']);
  });

  it('waits longer for what is only read, and tells a change at once', async () => {
    vi.useFakeTimers();
    const later = problem(429, 'rate-limited', { 'Retry-After': '90' });
    const read = call('GET /ledgers', {}, serve(later, { status: 200, body: { items: [] } }));
    await vi.advanceTimersByTimeAsync(90_100);
    expect(await read).toEqual({ items: [] });
    vi.useRealTimers();
    const change = call('PATCH /me', { body: { theme: 'dark' } }, serve(later));
    await expect(change).rejects.toMatchObject({ code: 'rate-limited', details: { retryAfter: 90 } });
  });

  it('sends a change whose answer was lost again by the same key, and another one by its own', async () => {
    const requests: TransportRequest[] = [];
    let isLost = true;
    const transport = async (request: TransportRequest): Promise<TransportResponse> => {
      requests.push(request);
      if (isLost) throw new ApiProblem({ code: 'offline', status: 0 });
      return { status: 201, text: '{}', header: () => null };
    };
    const create = () => call('POST /ledgers', { body: { name: 'Home', currency: 'EUR' } }, { transport });
    await expect(create()).rejects.toMatchObject({ code: 'unanswered' });
    isLost = false;
    await create();
    await create();
    const [lost, again, another] = requests.map(({ headers }) => headers['idempotency-key']);
    expect(again).toBe(lost);
    expect(another).not.toBe(lost);
  });

  it('tells a limit on signing in at once, and never refreshes for a wrong password', async () => {
    const body = { email: 'a@b.example', password: 'x' };
    const limited = serve(problem(429, 'rate-limited', { 'Retry-After': '5' }));
    await expect(call('POST /auth/login', { body }, limited)).rejects.toMatchObject({ code: 'rate-limited' });
    const wrong = serve(problem(401, 'wrong-credentials'));
    await expect(call('POST /auth/login', { body }, wrong)).rejects.toMatchObject({ code: 'wrong-credentials' });
    expect([limited.requests.length, wrong.requests.length]).toEqual([1, 1]);
  });

  it('reads a page that is no problem document as internal', async () => {
    const { transport } = serve({ status: 502, body: '<html>' });
    await expect(call('GET /me', {}, { transport })).rejects.toMatchObject({ code: 'internal', status: 502 });
  });

  it('refreshes an expired session once and asks again', async () => {
    const refresh = vi.fn(async () => new Response('{}', { status: 200 }));
    vi.stubGlobal('fetch', refresh);
    const { requests, transport } = serve(problem(401, 'unauthenticated'), { status: 200, body: { id: 'u' } });
    expect(await call('GET /me', {}, { transport })).toEqual({ id: 'u' });
    expect(requests).toHaveLength(2);
    expect(refresh).toHaveBeenCalledOnce();
    const again = serve(problem(401, 'unauthenticated'));
    await expect(call('GET /me', {}, again)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(again.requests).toHaveLength(2);
    vi.unstubAllGlobals();
  });
});
