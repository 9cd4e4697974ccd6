import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics/metrics.ts';

/** Times, measures and logs every answer by its route's template: never by its address, which may hold people's words. */
export function observeAnswers(server: FastifyInstance, log: Logger, metrics: Metrics): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    reply.header('server-timing', `total;dur=${elapsed(request).toFixed(2)}`);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    done(null, payload);
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { isProbe } = request.routeOptions.config;
    if (!isProbe) record(request, reply, log, metrics);
    done();
  });
}

function record(request: FastifyRequest, reply: FastifyReply, log: Logger, metrics: Metrics): void {
  const milliseconds = elapsed(request);
  const route = request.is404 ? 'unknown' : (request.routeOptions.url ?? 'unknown');
  metrics.requestDuration.labels(request.method, route, String(reply.statusCode)).observe(milliseconds / 1000);
  const isPage = request.routeOptions.config.isPage === true;
  log[isPage ? 'debug' : 'info'](
    {
      requestId: request.id,
      method: request.method,
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
