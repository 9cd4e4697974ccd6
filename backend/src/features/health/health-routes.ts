import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError } from '@expenseai/core/errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isLoopback } from '../../platform/http/client-address.ts';
import type { Metrics } from '../../platform/metrics/metrics.ts';
import type { Health } from './health.ts';

/** The probes that ask the parts, past Nest. */
export function addHealth(server: FastifyInstance, health: Health): void {
  const probe = { config: { isProbe: true } };
  server.get('/readiness', probe, async (_request, reply) => {
    const isReady = await health.isReady();
    if (!isReady) reply.header('retry-after', '5');
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ok' : 'down' });
  });
  server.get('/health', probe, async (_request, reply) => {
    const { status, parts } = await health.report();
    // Anybody may ask: names and states, no figures.
    const body = { status, parts: parts.map(({ name, state }) => ({ name, state })) };
    return reply.code(status === 'down' ? 503 : 200).send(body);
  });
}

/** Figures for Prometheus: with the token where one is set, else for the machine itself. */
export function addMetrics(server: FastifyInstance, { registry }: Metrics, token: string | undefined): void {
  for (const path of ['/metrics', '/api/metrics']) {
    server.get(path, { config: { isProbe: true } }, async (request, reply) => {
      requireScraper(request, token);
      return reply.header('content-type', registry.contentType).send(await registry.metrics());
    });
  }
}

function requireScraper(request: FastifyRequest, token: string | undefined): void {
  if (token !== undefined) {
    const given = request.headers.authorization?.match(/^Bearer +(.+)$/i)?.[1] ?? '';
    if (!timingSafeEqual(digest(given), digest(token))) throw new AppError('unauthenticated');
    return;
  }
  // A proxy on this machine speaks from loopback for everybody.
  const isForwarded = 'x-forwarded-for' in request.headers || 'forwarded' in request.headers;
  if (isForwarded || !isLoopback(request.socket.remoteAddress ?? '') || !isLoopbackName(request.headers.host)) {
    throw new AppError('forbidden', { detail: 'Set METRICS_TOKEN and send it, or ask from the machine itself.' });
  }
}

/** A page elsewhere can make its own name point to loopback. */
function isLoopbackName(host: string | undefined): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(host ?? '');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
