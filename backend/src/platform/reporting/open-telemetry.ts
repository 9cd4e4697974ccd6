import type { Span } from './trace.ts';

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

/** Kinds and codes of the OTLP specification: spans of a server and of what takes from a queue; a status that is an error. */
const spanKinds = { api: 2, jobs: 5 };
const errorStatus = 2;

/**
 * Sends a span for each request and each try of a job to an OpenTelemetry collector, by OTLP/HTTP in JSON (OTLP
 * specification 1.x; attribute names of the HTTP semantic conventions).
 */
export class OpenTelemetry {
  readonly #options: OpenTelemetryOptions;
  readonly #timer: ReturnType<typeof setInterval>;
  #waiting: Span[] = [];
  #sending: Promise<void> = Promise.resolve();

  constructor(options: OpenTelemetryOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#flush(), sendEvery);
    this.#timer.unref();
  }

  add(span: Span): void {
    if (this.#waiting.length >= mostWaiting) return;
    this.#waiting.push(span);
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

  async #post(batch: readonly Span[]): Promise<void> {
    const { endpoint, headers, release, environment } = this.#options;
    const [name = '', version = ''] = release.split('@');
    const resource = { 'service.name': name, 'service.version': version, 'deployment.environment.name': environment };
    const body = {
      resourceSpans: [
        {
          resource: { attributes: attributesOf(resource) },
          scopeSpans: [{ scope: { name, version }, spans: batch.map(toPayload) }],
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

function toPayload(span: Span): object {
  const { origin, traceId, spanId, parentSpanId, name, startedAt, milliseconds, outcome, attributes } = span;
  return {
    traceId,
    spanId,
    ...(parentSpanId === undefined ? {} : { parentSpanId }),
    name,
    kind: spanKinds[origin],
    startTimeUnixNano: nanoseconds(startedAt),
    endTimeUnixNano: nanoseconds(startedAt + milliseconds),
    attributes: attributesOf(attributes),
    status: outcome === 'failed' ? { code: errorStatus } : {},
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
