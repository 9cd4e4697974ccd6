import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { currentWork, newWork, type Work } from '../database/current-work.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Reporting } from '../reporting/reporting.ts';
import { requestSpan } from '../reporting/trace.ts';

declare module 'fastify' {
  interface FastifyRequest {
    startedAt: number;
    /** What it has asked of the database; undefined where it was refused before it became a request. */
    work: Work | undefined;
  }
}

/** Has the time and the queries of each request counted, from before the gate on. */
export function measureRequests(server: FastifyInstance): void {
  server.decorateRequest('startedAt', 0);
  server.decorateRequest('work', undefined);
  server.addHook('onRequest', (request, _reply, done) => {
    request.startedAt = performance.now();
    const work = newWork(`${request.method} ${routeOf(request)}`, request.id);
    request.work = work;
    currentWork.run(work, done);
  });
  // A body arrives in calls of the socket's own, which know nothing of the request.
  server.addHook('preValidation', (request, _reply, done) => {
    if (request.work) currentWork.run(request.work, done);
    else done();
  });
}

/** Times, measures and logs every answer by its route's template: never by its address, which may hold people's words. */
export function observeAnswers(
  server: FastifyInstance,
  log: Logger,
  metrics: Metrics,
  trace: Reporting['trace'],
): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    const own = reply.hasHeader('server-timing') ? [reply.getHeader('server-timing')] : [];
    reply.header('server-timing', [...own, serverTiming(request)].join(', '));
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    done(null, payload);
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { isProbe } = request.routeOptions.config;
    if (!isProbe) record(request, reply, log, metrics, trace);
    done();
  });
}

function record(
  request: FastifyRequest,
  reply: FastifyReply,
  log: Logger,
  metrics: Metrics,
  trace: Reporting['trace'],
): void {
  const milliseconds = elapsed(request);
  const route = routeOf(request);
  const { method, work } = request;
  const { databaseMs = 0, queries = 0 } = work ?? {};
  const answered = { method, route, status: reply.statusCode, milliseconds, databaseMs };
  metrics.addRequest(answered);
  const startedAt = performance.timeOrigin + request.startedAt;
  trace(requestSpan({ ...answered, requestId: request.id, queries, startedAt }));
  const isPage = request.routeOptions.config.isPage === true;
  log[isPage ? 'debug' : 'info'](
    {
      requestId: request.id,
      method,
      route,
      status: reply.statusCode,
      durationMs: Math.round(milliseconds * 100) / 100,
      userId: request.identity?.userId,
      ledgerId: request.identity?.role && request.identity.ledgerId,
    },
    'request',
  );
}

function elapsed(request: FastifyRequest): number {
  return performance.now() - request.startedAt;
}

function routeOf(request: FastifyRequest): string {
  return request.is404 ? 'unknown' : (request.routeOptions.url ?? 'unknown');
}

/** Milliseconds until now, and of these the database's share (W3C Server Timing). */
function serverTiming(request: FastifyRequest): string {
  const { queries, databaseMs } = request.work ?? { queries: 0, databaseMs: 0 };
  return `app;dur=${elapsed(request).toFixed(2)}, db;dur=${databaseMs.toFixed(2)};desc="${queries} queries"`;
}
