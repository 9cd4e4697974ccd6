import { randomUUID } from 'node:crypto';
import { type Fault, framesOf, plainMessage } from './fault.ts';
import type { Span } from './trace.ts';

export interface SentryOptions {
  /** `https://KEY@HOST/PROJECT`, as Sentry shows it. */
  dsn: string;
  environment: string;
  /** `expenseai@0.1.0` */
  release: string;
  /** Share of traces that are sent, 0 to 1: of a request with the jobs that came from it, all or nothing. */
  tracesSampleRate: number;
  /** Folder of the repository, left out of file names. */
  root: string;
}

/** Milliseconds that Sentry has to take an event. */
const patience = 5_000;
/** Events on their way at once; a storm of faults is cut rather than held in memory. */
const mostInFlight = 20;

/** Words that Sentry has for kinds of spans and for how they ended. */
const operations = { api: 'http.server', jobs: 'queue.process' };
const statuses = { ok: 'ok', refused: 'invalid_argument', failed: 'internal_error' };

/**
 * Sends faults and traces to Sentry by its envelope protocol (develop.sentry.dev, "Envelopes" and "Event Payloads").
 * Only what is named here goes out: type, message without quotes, stack, release, environment, request id, route. A
 * client that collects by itself would have to be told what not to send, and patches the modules it watches.
 */
export class Sentry {
  readonly #options: SentryOptions;
  readonly #address: string;
  readonly #auth: string;
  readonly #inFlight = new Set<Promise<void>>();
  #silentUntil = 0;

  constructor(options: SentryOptions) {
    const { protocol, username, host, pathname } = new URL(options.dsn);
    const project = pathname.split('/').pop() ?? '';
    const prefix = pathname.slice(0, -project.length - 1);
    this.#options = options;
    this.#address = `${protocol}//${host}${prefix}/api/${project}/envelope/`;
    this.#auth = `Sentry sentry_version=7, sentry_client=${options.release.replace('@', '/')}, sentry_key=${username}`;
  }

  report(fault: Fault): void {
    const { root } = this.#options;
    const { origin, name, message, stack, requestId, place } = fault;
    const exception = {
      type: name.slice(0, 100),
      value: plainMessage(message),
      ...(stack === undefined ? {} : { stacktrace: { frames: framesOf(stack, root) } }),
    };
    this.#send('event', {
      level: 'error',
      timestamp: Date.now() / 1000,
      platform: origin === 'web' ? 'javascript' : 'node',
      ...(place === undefined ? {} : { transaction: place }),
      tags: { origin, ...(requestId === undefined ? {} : { request_id: requestId }) },
      exception: { values: [exception] },
    });
  }

  add(span: Span): void {
    const { origin, traceId, spanId, parentSpanId, name, startedAt, milliseconds, outcome, attributes } = span;
    if (!isSampled(traceId, this.#options.tracesSampleRate)) return;
    const { 'expenseai.request_id': requestId } = attributes;
    this.#send('transaction', {
      type: 'transaction',
      platform: 'node',
      transaction: name,
      start_timestamp: startedAt / 1000,
      timestamp: (startedAt + milliseconds) / 1000,
      tags: { origin, ...(requestId === undefined ? {} : { request_id: requestId }) },
      contexts: {
        trace: {
          trace_id: traceId,
          span_id: spanId,
          ...(parentSpanId === undefined ? {} : { parent_span_id: parentSpanId }),
          op: operations[origin],
          status: statuses[outcome],
          data: attributes,
        },
      },
      spans: [],
    });
  }

  /** Settles when what is on its way has arrived or failed. */
  async close(): Promise<void> {
    await Promise.all(this.#inFlight);
  }

  #send(type: 'event' | 'transaction', payload: object): void {
    if (this.#inFlight.size >= mostInFlight || Date.now() < this.#silentUntil) return;
    const { environment, release } = this.#options;
    const eventId = randomUUID().replaceAll('-', '');
    const parts = [
      { event_id: eventId, sent_at: new Date().toISOString() },
      { type },
      { event_id: eventId, environment, release, ...payload },
    ];
    const sending = this.#post(`${parts.map((part) => JSON.stringify(part)).join('\n')}\n`).finally(() =>
      this.#inFlight.delete(sending),
    );
    this.#inFlight.add(sending);
  }

  /** A Sentry that can't be reached is none of the caller's business; one that asks for quiet gets it. */
  async #post(body: string): Promise<void> {
    const headers = { 'content-type': 'application/x-sentry-envelope', 'x-sentry-auth': this.#auth };
    const signal = AbortSignal.timeout(patience);
    const answer = await fetch(this.#address, { method: 'POST', headers, body, signal }).catch(() => undefined);
    if (answer?.status === 429) {
      this.#silentUntil = Date.now() + (Number(answer.headers.get('retry-after')) || 60) * 1_000;
    }
  }
}

/** By the trace's id, which is random, so that every span of a trace is decided alike. */
function isSampled(traceId: string, rate: number): boolean {
  return Number.parseInt(traceId.slice(-8), 16) < rate * 2 ** 32;
}
