/** What was measured once: a change of ledger data by its kind, or a job by its name. */
export type Measured =
  | { kind: 'operation'; name: string; milliseconds: number }
  | {
      kind: 'job';
      name: string;
      /** Milliseconds since the epoch. */
      startedAt: number;
      milliseconds: number;
      outcome: 'done' | 'failed';
      /** 1 for the first try. */
      attempt: number;
      /** Of the request that the job came from. */
      requestId: string | undefined;
    };

export interface Timing {
  kind: 'request' | Measured['kind'];
  name: string;
  /** Since the process started, as are the least, the most and the mean; in milliseconds. */
  count: number;
  averageMs: number;
  minMs: number;
  maxMs: number;
  /** Of the last 500. */
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
}

/** Of each name so many newest are kept for the percentiles. */
const ringSize = 500;

interface Series {
  kind: Timing['kind'];
  name: string;
  count: number;
  sum: number;
  min: number;
  max: number;
  newest: number[];
}

/** How long each kind of work took in this process. Names are route templates and kinds of work, never ids. */
export class Timings {
  readonly #series = new Map<string, Series>();

  add(kind: Timing['kind'], name: string, milliseconds: number): void {
    const key = `${kind} ${name}`;
    let series = this.#series.get(key);
    if (!series) {
      series = { kind, name, count: 0, sum: 0, min: Number.POSITIVE_INFINITY, max: 0, newest: [] };
      this.#series.set(key, series);
    }
    series.newest[series.count % ringSize] = milliseconds;
    series.count += 1;
    series.sum += milliseconds;
    series.min = Math.min(series.min, milliseconds);
    series.max = Math.max(series.max, milliseconds);
  }

  /** Everything that was measured, the work that took most time in all first. */
  list(): Timing[] {
    return [...this.#series.values()].sort((a, b) => b.sum - a.sum).map(toTiming);
  }
}

function toTiming({ kind, name, count, sum, min, max, newest }: Series): Timing {
  const sorted = newest.toSorted((a, b) => a - b);
  return {
    kind,
    name,
    count,
    averageMs: rounded(sum / count),
    minMs: rounded(min),
    maxMs: rounded(max),
    p50Ms: rounded(percentile(sorted, 0.5)),
    p95Ms: rounded(percentile(sorted, 0.95)),
    p99Ms: rounded(percentile(sorted, 0.99)),
  };
}

/** The nearest-rank percentile: the least value that at least this share of all doesn't exceed. */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
