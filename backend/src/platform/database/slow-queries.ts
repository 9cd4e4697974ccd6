import type pg from 'pg';
import { currentWork } from './current-work.ts';

/** A statement that took long, without the values it was asked with. */
export interface SlowQuery {
  sql: string;
  durationMs: number;
  /** Rows given or touched; null where it failed. */
  rows: number | null;
  /** The route or job that asked; null for work of neither, such as looking for jobs. */
  during: string | null;
  /** SQLSTATE, where it failed. */
  failed?: string;
  /** What the planner does with it whatever the values; null where it can't be explained. */
  plan: string[] | null;
  whyNoPlan?: string;
}

export interface SlowQueryOptions {
  thresholdMs: number;
  write: (query: SlowQuery) => void;
}

/** The options for a threshold in which 0 stands for none. */
export function slowQueriesOf(thresholdMs: number, write: SlowQueryOptions['write']): SlowQueryOptions | undefined {
  return thresholdMs === 0 ? undefined : { thresholdMs, write };
}

const longestText = 5_000;
/** Statements that wait for their plan; more than that at once are written without. */
const mostWaiting = 20;

/**
 * Writes down statements that take longer than a threshold, each with its plan. Plans are made one at a time on a
 * connection of the pool, after the statement has been answered, and a plan that can't be had fails nothing.
 */
export class SlowQueries {
  readonly #pool: Pick<pg.Pool, 'query'>;
  readonly #options: SlowQueryOptions;
  #waiting = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(pool: Pick<pg.Pool, 'query'>, options: SlowQueryOptions) {
    this.#pool = pool;
    this.#options = options;
  }

  get thresholdMs(): number {
    return this.#options.thresholdMs;
  }

  note(query: Omit<SlowQuery, 'plan'>): void {
    if (query.sql.startsWith(explain)) return;
    if (this.#waiting < mostWaiting) {
      this.#waiting += 1;
      this.#last = this.#last.then(() => this.#explain(query));
    } else {
      this.#write({ ...query, plan: null, whyNoPlan: 'too many at once' });
    }
  }

  async #explain(query: Omit<SlowQuery, 'plan'>): Promise<void> {
    this.#write({ ...query, ...(await this.#planOf(query.sql)) });
    this.#waiting -= 1;
  }

  #write(query: SlowQuery): void {
    const sql = query.sql.length > longestText ? `${query.sql.slice(0, longestText)}…` : query.sql;
    this.#options.write({ ...query, sql });
  }

  async #planOf(sql: string): Promise<Pick<SlowQuery, 'plan' | 'whyNoPlan'>> {
    if (!canBeExplained.test(sql)) return { plan: null, whyNoPlan: 'no statement that is planned' };
    try {
      // The extended protocol takes one statement only: nothing behind a semicolon is run. It wants values for the
      // placeholders, though a generic plan reads none.
      const query = { text: explain + sql, values: noValues(sql), queryMode: 'extended' };
      const { rows } = await this.#pool.query<Record<string, string>>(query);
      return { plan: rows.flatMap((row) => Object.values(row)) };
    } catch (error) {
      return { plan: null, whyNoPlan: error instanceof Error ? error.message : 'unknown' };
    }
  }
}

const explain = 'explain (generic_plan) ';
const canBeExplained = /^\s*(?:select|with|insert|update|delete|merge|values|table)\b/i;

function noValues(sql: string): null[] {
  const placeholders = Array.from(sql.matchAll(/\$(\d+)/g), ([, number]) => Number(number));
  return new Array(Math.max(0, ...placeholders)).fill(null);
}

type Ask = (...args: unknown[]) => unknown;

/**
 * Has every query of a connection counted towards the work that asks it, slow ones noted, and a connection ended that
 * leaves one unanswered. Costs about a microsecond a query. Streams (COPY) are counted, but not timed: they take as long
 * as whoever feeds them.
 */
export function watchQueries(client: pg.Client, slow: SlowQueries | undefined): void {
  const ask = client.query.bind(client) as Ask;
  const threshold = slow?.thresholdMs ?? Number.POSITIVE_INFINITY;
  let answeredAt = 0;
  const watched: Ask = (...args) => {
    const work = currentWork.getStore();
    if (work) work.queries += 1;
    const startedAt = performance.now();
    const done = (error: unknown, result: unknown) => {
      // Answers come in the order of the questions: one that was sent ahead is worked on once the one before is answered.
      const now = performance.now();
      const durationMs = now - Math.max(startedAt, answeredAt);
      answeredAt = now;
      if (work) work.databaseMs += durationMs;
      // It still waits for the answer, and so would whoever got it next.
      if (isUnanswered(error)) client.end().catch(() => undefined);
      if (durationMs < threshold) return;
      slow?.note({
        ...outcomeOf(error, result),
        sql: textOf(args[0]),
        durationMs: Math.round(durationMs),
        during: work?.name ?? null,
      });
    };
    const callback = args.at(-1);
    if (typeof callback === 'function') {
      args[args.length - 1] = (error: unknown, result: unknown) => {
        done(error, result);
        callback(error, result);
      };
      return ask(...args);
    }
    const answer = ask(...args);
    if (answer instanceof Promise) {
      answer.then(
        (result) => done(null, result),
        (error) => done(error, null),
      );
    }
    return answer;
  };
  client.query = watched as typeof client.query;
}

/** pg's `query_timeout`, which knows no error class. */
function isUnanswered(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout';
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query;
  return typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : '';
}

function outcomeOf(error: unknown, result: unknown): Pick<SlowQuery, 'rows' | 'failed'> {
  if (error) {
    const code = typeof error === 'object' && 'code' in error ? String(error.code) : 'unknown';
    return { rows: null, failed: code };
  }
  // Of several statements in one text there is a result each.
  const last: unknown = Array.isArray(result) ? result.at(-1) : result;
  const rows = typeof last === 'object' && last !== null && 'rowCount' in last ? last.rowCount : null;
  return { rows: typeof rows === 'number' ? rows : null };
}
