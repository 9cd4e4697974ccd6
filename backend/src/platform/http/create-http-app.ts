import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Route } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import fastifyMultipart from '@fastify/multipart';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { securityHeaders, setSecurityHeaders } from '../../middleware/security-headers.middleware.ts';
import type { Config } from '../config/config.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Reporting } from '../reporting/reporting.ts';
import { checkAnswer } from './check-answer.ts';
import { compressAnswers } from './compress-answers.ts';
import { allowOrigins } from './cors.ts';
import { Gate, type GateDependencies } from './gate.ts';
import { parseInput } from './input.ts';
import { maxJsonBytes, parseJsonOnly } from './json-body.ts';
import { nestLogger } from './nest-logger.ts';
import { measureRequests, observeAnswers } from './observe.ts';
import { ProblemFilter, sendProblem } from './problem.filter.ts';
import { headerRefused, repeatedHeader } from './repeated-headers.ts';
import { StaticWeb } from './static-web.ts';
import { InputWatch } from './watch-input.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The contract of the endpoint; absent on probes, documents and web pages. */
    contract?: Route;
    /** Answers whoever asks under whatever name, uncounted and unlogged. */
    isProbe?: boolean;
    /** A file of the web application. */
    isPage?: boolean;
  }
}

export interface HttpOptions extends GateDependencies {
  config: Pick<Config, 'environment' | 'corsOrigins' | 'trustProxy' | 'headersTimeoutSeconds' | 'analytics'>;
  log: Logger;
  metrics: Metrics;
  trace: Reporting['trace'];
  /** Folder of the exported web application; need not be there. */
  webDir: string;
  /** Answers below the framework, true when it did; for what has to cost next to nothing. */
  answerFirst?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Adds routes past the framework's controllers: probes, the API's own description. */
  addRoutes?: (server: FastifyInstance) => void;
}

/** Milliseconds in which a request must have been received; enough for 50 MB over a slow line. */
const receiveTimeout = 300_000;
/** Milliseconds between two looks for connections that take too long. */
const checkConnectionsEvery = 5_000;
/** Milliseconds that an idle connection stays open; longer than proxies keep theirs, so that they close first. */
const keepAlive = 72_000;

/** The application with everything that every request goes through; it doesn't listen yet. */
export async function createHttpApp(
  module: Type | DynamicModule,
  options: HttpOptions,
): Promise<NestFastifyApplication> {
  const { config, log } = options;
  const adapter = new FastifyAdapter({
    // Nest's own middleware costs a hook on each request, and none is used.
    skipMiddie: true,
    trustProxy: config.trustProxy.length > 0 ? config.trustProxy : false,
    bodyLimit: maxJsonBytes,
    serverFactory: (handler: RequestListener) => listen(handler, options),
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(error, request, reply, log),
    clientErrorHandler: refuseMalformed,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: nestLogger(log),
    bodyParser: false,
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter(log));
  prepareServer(adapter.getInstance(), options);
  await app.init();
  return app;
}

/** The headers are set here, below the framework, so that no answer of its own goes out without them. */
function listen(handler: RequestListener, { answerFirst, config }: HttpOptions): Server {
  const headersTimeout = config.headersTimeoutSeconds * 1_000;
  // Node's own refusal of a request without a host would go out without our headers.
  const limits = {
    requireHostHeader: false,
    headersTimeout,
    connectionsCheckingInterval: Math.min(headersTimeout, checkConnectionsEvery),
  };
  const server = createServer(limits, (request, response) => {
    if (answerFirst?.(request, response)) return;
    setSecurityHeaders(response);
    handler(request, response);
  });
  server.requestTimeout = receiveTimeout;
  server.keepAliveTimeout = keepAlive;
  return server;
}

function prepareServer(server: FastifyInstance, options: HttpOptions): void {
  const { config, log, metrics } = options;
  server.decorateRequest('identity', undefined);
  server.decorateRequest('input', undefined);
  parseJsonOnly(server);
  server.register(fastifyMultipart, { throwFileSizeLimit: true });
  measureRequests(server);
  addGate(server, options);
  addValidation(server, new InputWatch(log, metrics.registry));
  if (config.environment === 'development') addAnswerCheck(server);
  observeAnswers(server, log, metrics, options.trace);
  compressAnswers(server);
  options.addRoutes?.(server);
  addWeb(server, options.webDir, config.analytics !== null);
}

/** Every request passes here before its body is read. */
function addGate(server: FastifyInstance, options: HttpOptions): void {
  const gate = new Gate(options);
  const allowOrigin = allowOrigins(options.config.corsOrigins);
  server.addHook('onRequest', (request, reply, done) => {
    const repeated = repeatedHeader(request.raw.rawHeaders);
    if (repeated !== undefined) return done(headerRefused(repeated, 'must be sent once'));
    if (request.headers.host === undefined) return done(headerRefused('host', 'must be sent'));
    const { contract, isProbe } = request.routeOptions.config;
    if (isProbe) return done();
    if (!options.origins.isOwnHost(request.headers.host)) return done(new AppError('cross-site-request'));
    if (allowOrigin(request, reply)) return;
    const admitted = contract
      ? gate.admit(contract, request, reply)
      : isApi(request.url) && gate.countRequest(request, reply);
    // Refused here, so that the body of what leads nowhere isn't read.
    const refusal = request.is404 ? new AppError('not-found') : undefined;
    if (!admitted) return done(refusal);
    admitted.then(() => done(refusal), done);
  });
}

/** Also where the handler wants none of the input, so that what isn't known is refused everywhere. */
function addValidation(server: FastifyInstance, watch: InputWatch): void {
  server.addHook('preHandler', (request, _reply, done) => {
    const { contract } = request.routeOptions.config;
    if (contract) {
      watch.look(request);
      request.input = parseInput(contract, request);
    }
    done();
  });
}

function addAnswerCheck(server: FastifyInstance): void {
  server.addHook('preSerialization', (request, reply, payload, done) => {
    const { contract } = request.routeOptions.config;
    if (contract && reply.statusCode === contract.status) checkAnswer(contract, payload);
    done(null, payload);
  });
}

function addWeb(server: FastifyInstance, folder: string, countsPageViews: boolean): void {
  const web = new StaticWeb(folder, countsPageViews);
  server.get('/*', { config: { isPage: true } }, async (request, reply) => {
    if (isApi(request.url) || !(await web.send(request, reply))) throw new AppError('not-found');
    return reply;
  });
}

function isApi(url: string): boolean {
  return /^\/api(?:[/?]|$)/.test(url);
}

/** What can't be read as HTTP never becomes a request; it still gets a whole answer. */
function refuseMalformed(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const status =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? '408 Request Timeout'
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? '431 Request Header Fields Too Large'
        : '400 Bad Request';
  const body = JSON.stringify({
    type: '/problems/validation',
    title: 'The request can’t be read',
    status: Number(status.slice(0, 3)),
    detail: 'It is no well-formed HTTP request.',
    requestId: randomUUID(),
  });
  const headers = {
    ...securityHeaders,
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status}\r\n${head.join('')}\r\n${body}`);
}
