import type { FastifyReply, FastifyRequest } from 'fastify';

const methods = 'GET, POST, PATCH, DELETE';
const requestHeaders = 'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match';
const answerHeaders =
  'ETag, Operation-Id, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, Server-Timing';
/** Seconds for which a browser may remember the answer to its preflight. */
const preflightAge = 600;

/** Lets pages of the listed origins call with credentials; nobody else gets a CORS header. */
export function allowOrigins(origins: readonly string[]) {
  const allowed = new Set(origins);
  /** True when the request was a preflight and is answered. */
  return (request: FastifyRequest, reply: FastifyReply): boolean => {
    if (allowed.size === 0) return false;
    reply.header('vary', 'Origin');
    const { origin } = request.headers;
    if (origin === undefined || !allowed.has(origin)) return false;
    reply.headers({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': answerHeaders,
    });
    if (request.method !== 'OPTIONS' || !request.headers['access-control-request-method']) return false;
    reply
      .code(204)
      .headers({
        'access-control-allow-methods': methods,
        'access-control-allow-headers': requestHeaders,
        'access-control-max-age': String(preflightAge),
      })
      .send();
    return true;
  };
}
