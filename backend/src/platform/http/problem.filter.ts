import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { NotModified } from './answer.ts';
import { toProblem } from './problem.ts';
import { stopReceiving } from './stop-receiving.ts';

/** Writes an error as problem+json. Errors of hooks, parsers and handlers all end here. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Logger): void {
  if (reply.raw.headersSent) {
    // A stream broke off in the middle: the status is out, so only the connection can tell.
    log.error({ err: error, requestId: request.id, route: routeOf(request) }, 'answer broke off');
    reply.raw.destroy();
    return;
  }
  if (error instanceof NotModified) {
    reply.code(304).send();
    return;
  }
  const problem = toProblem(error, request.id);
  if (problem.isFault) log.error({ err: error, requestId: request.id, route: routeOf(request) }, 'request failed');
  else if (problem.status === 503) log.warn({ requestId: request.id, err: causeOf(error) }, problem.body.title);
  stopReceiving(request.raw);
  reply
    // The framework would close the connection with the answer.
    .removeHeader('connection')
    .code(problem.status)
    .headers(problem.headers)
    .removeHeader('etag')
    .header('cache-control', 'no-store')
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(problem.body);
}

/** Method and template. */
function routeOf({ method, routeOptions }: FastifyRequest): string {
  return `${method} ${routeOptions?.url ?? 'unknown'}`;
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? (error.cause ?? error) : error;
}

/** Hands every exception of Nest's layer to `sendProblem`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log: Logger;

  constructor(log: Logger) {
    this.#log = log;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest(), http.getResponse(), this.#log);
  }
}
