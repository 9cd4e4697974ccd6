import { randomUUID } from 'node:crypto';
import type { Measured } from '../metrics/timings.ts';

/** A request or one try of a job: names and figures, nothing of what was asked, answered or worked on. */
export interface Span {
  origin: 'api' | 'jobs';
  /** 16 bytes in hexadecimal (W3C Trace Context). */
  traceId: string;
  /** 8 bytes in hexadecimal. */
  spanId: string;
  /** The request that a job came from. */
  parentSpanId: string | undefined;
  /** Method and route template, or the job's name. */
  name: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  milliseconds: number;
  outcome: 'ok' | 'refused' | 'failed';
  attributes: Record<string, string | number>;
}

export interface AnsweredRequest {
  requestId: string;
  method: string;
  /** Its template. */
  route: string;
  status: number;
  startedAt: number;
  milliseconds: number;
  databaseMs: number;
  queries: number;
}

/** The request's id is the trace's, so that logs and traces find one another. */
export function requestSpan(request: AnsweredRequest): Span {
  const { requestId, method, route, status, startedAt, milliseconds, databaseMs, queries } = request;
  return {
    origin: 'api',
    ...placeOf(requestId),
    parentSpanId: undefined,
    name: `${method} ${route}`,
    startedAt,
    milliseconds,
    outcome: status < 400 ? 'ok' : status < 500 ? 'refused' : 'failed',
    attributes: {
      'http.request.method': method,
      'http.route': route,
      'http.response.status_code': status,
      'expenseai.request_id': requestId,
      'expenseai.database_ms': databaseMs,
      'expenseai.queries': queries,
    },
  };
}

/** Stands in the trace of the request that the job came from; where none did, in one of its own. */
export function jobSpan(job: Extract<Measured, { kind: 'job' }>): Span {
  const { name, startedAt, milliseconds, outcome, attempt, requestId } = job;
  const own = placeOf(randomUUID());
  const from = requestId === undefined ? undefined : placeOf(requestId);
  return {
    origin: 'jobs',
    traceId: from?.traceId ?? own.traceId,
    spanId: own.spanId,
    parentSpanId: from?.spanId,
    name,
    startedAt,
    milliseconds,
    outcome: outcome === 'done' ? 'ok' : 'failed',
    attributes: {
      'expenseai.job': name,
      'expenseai.attempt': attempt,
      ...(requestId === undefined ? {} : { 'expenseai.request_id': requestId }),
    },
  };
}

function placeOf(id: string): Pick<Span, 'traceId' | 'spanId'> {
  const traceId = id.replaceAll('-', '');
  return { traceId, spanId: traceId.slice(16) };
}
