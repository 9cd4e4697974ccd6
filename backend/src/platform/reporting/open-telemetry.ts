import { type RequestTrace, spanIdOf, traceIdOf } from './trace.ts';

export interface OpenTelemetryOptions {
  /** Of a collector, without `/v1/traces`. */
  endpoint: string;
  headers: Record<string, string>;
  release: string;
  environment: string;
}

const sendEvery = 5_000;
const largestBatch = 200;
/** Spans that wait for a collector which can't be reached; newer ones are dropped. */
const mostWaiting = 2_000;
const patience = 10_000;

/** Kinds and codes of the OTLP specification: a span of a server, and a status that is an error. */
const serverSpan = 2;
const errorStatus = 2;

/**
 * Sends a span for each request to an OpenTelemetry collector, by OTLP/HTTP in JSON (OTLP specification 1.x; attribute
 * names of the HTTP semantic conventions). The request's id is the trace's.
 */
export class OpenTelemetry {
  readonly #options: OpenTelemetryOptions;
  readonly #timer: ReturnType<typeof setInterval>;
  #waiting: RequestTrace[] = [];
  #sending: Promise<void> = Promise.resolve();

  constructor(options: OpenTelemetryOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#flush(), sendEvery);
    this.#timer.unref();
  }

  addTrace(trace: RequestTrace): void {
    if (this.#waiting.length >= mostWaiting) return;
    this.#waiting.push(trace);
    if (this.#waiting.length === largestBatch) this.#flush();
  }

  /** Sends what waits and stops. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#flush();
    await this.#sending;
  }

  #flush(): void {
    if (this.#waiting.length === 0) return;
    const batch = this.#waiting;
    this.#waiting = [];
    this.#sending = this.#sending.then(() => this.#post(batch));
  }

  async #post(batch: readonly RequestTrace[]): Promise<void> {
    const { endpoint, headers, release, environment } = this.#options;
    const [name = '', version = ''] = release.split('@');
    const resource = { 'service.name': name, 'service.version': version, 'deployment.environment.name': environment };
    const body = {
      resourceSpans: [
        {
          resource: { attributes: attributesOf(resource) },
          scopeSpans: [{ scope: { name, version }, spans: batch.map(toSpan) }],
        },
      ],
    };
    // A collector that can't be reached costs these spans, nothing else.
    await fetch(`${endpoint}/v1/traces`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    }).catch(() => undefined);
  }
}

function toSpan(trace: RequestTrace): object {
  const { requestId, method, route, status, startedAt, milliseconds, databaseMs, queries } = trace;
  return {
    traceId: traceIdOf(trace),
    spanId: spanIdOf(trace),
    name: `${method} ${route}`,
    kind: serverSpan,
    startTimeUnixNano: nanoseconds(startedAt),
    endTimeUnixNano: nanoseconds(startedAt + milliseconds),
    attributes: attributesOf({
      'http.request.method': method,
      'http.route': route,
      'http.response.status_code': status,
      'expenseai.request_id': requestId,
      'expenseai.database_ms': databaseMs,
      'expenseai.queries': queries,
    }),
    status: status >= 500 ? { code: errorStatus } : {},
  };
}

/** 64-bit integers are strings in OTLP's JSON. */
function nanoseconds(milliseconds: number): string {
  return String(BigInt(Math.round(milliseconds * 1_000)) * 1_000n);
}

function attributesOf(values: Record<string, string | number>): object[] {
  return Object.entries(values).map(([key, value]) => ({
    key,
    value:
      typeof value === 'string'
        ? { stringValue: value }
        : Number.isInteger(value)
          ? { intValue: String(value) }
          : { doubleValue: value },
  }));
}
