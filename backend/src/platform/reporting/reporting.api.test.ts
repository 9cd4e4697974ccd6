import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

/** What the tests look into of a payload of Sentry's. */
interface SentryEvent {
  type?: string;
  transaction?: string;
  tags?: { origin: string };
  exception?: { values: { value: string; stacktrace: { frames: object[] } }[] };
  contexts?: { trace?: { trace_id: string; span_id: string } };
  timestamp: number;
  start_timestamp: number;
}

interface Span {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  status: object;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: object[];
}

/** A line of either, by where it was sent. */
type Line = SentryEvent & { resourceSpans?: { scopeSpans: { spans: Span[] }[] }[] };

interface Taken {
  path: string;
  headers: IncomingHttpHeaders;
  /** One JSON value a line. */
  lines: Line[];
  body: string;
}

/** What an own Sentry and an own collector took in. */
const taken: Taken[] = [];
let listener: Server;
let app: TestApp;
let person: Person;
beforeAll(async () => {
  listener = createServer(async (request, response) => {
    const body = await text(request);
    const lines = body.split('\n').filter(Boolean);
    taken.push({
      path: request.url ?? '',
      headers: request.headers,
      body,
      lines: lines.map((line) => JSON.parse(line)),
    });
    response.end('{}');
  });
  await once(listener.listen(0, '127.0.0.1'), 'listening');
  const host = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
  app = await startTestApp({
    SENTRY_DSN: `http://publickey@${host}/sentry/42`,
    SENTRY_TRACES_SAMPLE_RATE: '1',
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://${host}/otlp`,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-key=of-the-collector',
  });
  person = await app.signUp();
  await app.startJobs();
});
afterAll(async () => {
  await app.close();
  listener.close();
});

/** Payloads of a kind that Sentry took, once there is one that fits. */
function eventOf(fits: (event: SentryEvent) => boolean) {
  return vi.waitFor(
    () => {
      const events = taken
        .filter(({ path }) => path === '/sentry/api/42/envelope/')
        .flatMap(({ lines }) => lines[2] ?? []);
      const event = events.find(fits);
      if (!event) throw new Error(`none of ${events.length} events fits`);
      return event;
    },
    { timeout: 20_000, interval: 50 },
  );
}

/** The span of that name that the collector took, once there is one that fits. */
function spanOf(name: string, fits: (span: Span) => boolean = () => true): Promise<Span> {
  return vi.waitFor(
    () => {
      const batches = taken.filter(({ path }) => path === '/otlp/v1/traces');
      const spans = batches.flatMap(({ lines: [batch] }) => batch?.resourceSpans?.[0]?.scopeSpans[0]?.spans ?? []);
      const span = spans.find((one) => one.name === name && fits(one));
      if (!span) throw new Error(`none of ${spans.length} spans fits`);
      return span;
    },
    { timeout: 20_000, interval: 100 },
  );
}

const isOfTrace = ({ traceId, spanId }: Span, { contexts }: SentryEvent) =>
  contexts?.trace?.trace_id === traceId && contexts.trace.span_id !== spanId;

const isOf = (origin: string, type?: string) => (event: SentryEvent) =>
  event.tags?.origin === origin && event.type === type;

describe('Sentry', () => {
  it('hears of a fault of the API, with stack, release, environment, route and request id, and nothing personal', async () => {
    await app.db.asSuperuser('alter table tags rename column name to name_elsewhere');
    const path = `/api/v1/ledgers/${person.ledgerId}/tags`;
    const secret = 'Dentist-Miller-4711';
    const answer = await person.ask('POST', path, {
      body: { name: secret },
      headers: { cookie: `note=${secret}`, 'x-note': secret },
    });
    await app.db.asSuperuser('alter table tags rename column name_elsewhere to name');
    expect(answer.status).toBe(500);
    const event = await eventOf(isOf('api'));
    expect(event).toMatchObject({
      environment: 'development',
      release: expect.stringMatching(/^expenseai@\d/),
      level: 'error',
      transaction: 'POST /api/v1/ledgers/:ledgerId/tags',
      tags: { request_id: answer.body.requestId },
    });
    const exception = event.exception?.values[0];
    expect(exception?.value).toContain('column');
    expect(exception?.stacktrace.frames.length).toBeGreaterThan(3);
    expect(exception?.stacktrace.frames).toContainEqual(
      expect.objectContaining({ filename: expect.stringMatching(/^backend\/src\//), in_app: true }),
    );
    const [envelope] = taken.filter(({ body }) => body.includes('"exception"'));
    expect(envelope?.headers['x-sentry-auth']).toMatch(/sentry_version=7.*sentry_key=publickey/);
    for (const word of [secret, person.email, person.accessToken, person.userId, person.ledgerId, 'cookie']) {
      expect(envelope?.body).not.toContain(word);
    }
  });

  it('hears of a job that failed', async () => {
    await app.db.asSuperuser(`select graphile_worker.add_job('import.parse', payload := '{"importId":"nonsense"}')`);
    const event = await eventOf(isOf('jobs'));
    expect(event).toMatchObject({ transaction: 'import.parse', exception: { values: [{ type: expect.any(String) }] } });
  });

  it('hears of an error of the web by our own origin, without the words in it', async () => {
    const body = {
      name: 'TypeError',
      message: 'cannot read "Dentist Miller" of robin@example.org (GET /api/v1/x?q=Secret)',
      stack: 'TypeError: no\n    at open (https://money.example.org/_next/static/a.js?v=Secret:1:23)\nmore@/b.js:4:5',
      page: '/transactions',
    };
    expect((await app.ask('POST', '/api/v1/client-errors', { body })).status).toBe(204);
    const event = await eventOf(isOf('web'));
    expect(event).toMatchObject({
      platform: 'javascript',
      transaction: '/transactions',
      exception: {
        values: [
          {
            type: 'TypeError',
            value: 'cannot read … of [email] …',
            stacktrace: {
              frames: [
                { function: 'more', filename: '/b.js', lineno: 4, colno: 5 },
                { function: 'open', filename: '/_next/static/a.js', lineno: 1, colno: 23 },
              ],
            },
          },
        ],
      },
    });
    expect(JSON.stringify(event)).not.toMatch(/Secret|Dentist/);
    expect(app.logged).toContainEqual(
      expect.objectContaining({ from: 'web', page: '/transactions', kind: 'TypeError' }),
    );
    expect(JSON.stringify(app.logged)).not.toContain('Dentist Miller');
    const withQuery = { ...body, page: '/transactions?q=Dentist' };
    expect((await app.ask('POST', '/api/v1/client-errors', { body: withQuery })).status).toBe(400);
  });

  it('takes the times of requests', async () => {
    await person.ask('GET', '/api/v1/me');
    const event = await eventOf((one) => isOf('api', 'transaction')(one) && one.transaction === 'GET /api/v1/me');
    expect(event.timestamp).toBeGreaterThan(event.start_timestamp);
    expect(event.contexts?.trace).toMatchObject({
      op: 'http.server',
      trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });
});

describe('OpenTelemetry', () => {
  it('takes a span for each request by OTLP, whose trace is the request’s id', async () => {
    const { status } = await person.ask('GET', `/api/v1/ledgers/${person.ledgerId}/accounts?limit=1`);
    expect(status).toBe(400);
    const span = await spanOf('GET /api/v1/ledgers/:ledgerId/accounts');
    const [batch] = taken.filter(({ path }) => path === '/otlp/v1/traces');
    expect(batch?.headers['x-key']).toBe('of-the-collector');
    expect(batch?.body).toContain('"service.name"');
    expect(span).toMatchObject({ kind: 2, traceId: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(span.spanId).toMatch(/^[0-9a-f]{16}$/);
    expect(BigInt(span.endTimeUnixNano) >= BigInt(span.startTimeUnixNano)).toBe(true);
    expect(span.attributes).toContainEqual({ key: 'http.response.status_code', value: { intValue: '400' } });
    expect(batch?.body).not.toContain(person.ledgerId);
  });

  it('takes a span for each try of a job, in the trace of the request that asked for it', async () => {
    const file = new FormData();
    file.append('file', new Blob(['Date,Payee,Amount\n2026-03-02,Dentist Miller,-12.50\n']), 'miller.csv');
    const { status } = await person.ask('POST', `/api/v1/ledgers/${person.ledgerId}/imports`, { body: file });
    expect(status).toBe(202);
    const request = await spanOf('POST /api/v1/ledgers/:ledgerId/imports');
    const job = await spanOf('import.parse', ({ traceId }) => traceId === request.traceId);
    expect(job).toMatchObject({ kind: 5, parentSpanId: request.spanId, status: {} });
    expect(job.attributes).toContainEqual({ key: 'expenseai.attempt', value: { intValue: '1' } });
    expect(BigInt(job.endTimeUnixNano) >= BigInt(job.startTimeUnixNano)).toBe(true);
    const sent = JSON.stringify(taken);
    for (const word of ['Miller', person.ledgerId, person.userId]) expect(sent).not.toContain(word);
    const ofSentry = await eventOf((one) => isOf('jobs', 'transaction')(one) && isOfTrace(request, one));
    expect(ofSentry).toMatchObject({ transaction: 'import.parse', contexts: { trace: { op: 'queue.process' } } });
  });

  it('sees that a try has failed, and gives a job without a request a trace of its own', async () => {
    await app.db.asSuperuser(`select graphile_worker.add_job('import.parse', payload := '{"importId":"other"}')`);
    const job = await spanOf('import.parse', ({ parentSpanId }) => parentSpanId === undefined);
    expect(job).toMatchObject({ status: { code: 2 }, traceId: expect.stringMatching(/^[0-9a-f]{32}$/) });
  });
});

it('without the settings nothing leaves', async () => {
  const before = taken.length;
  const quiet = await startTestApp();
  await quiet.ask('POST', '/api/v1/client-errors', { body: { name: 'Error', message: 'x', page: '/home' } });
  await quiet.close();
  const sent = taken.slice(before).filter(({ body }) => body.includes('"/home"'));
  expect(sent).toEqual([]);
});
