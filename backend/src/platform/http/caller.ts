import { createHash } from 'node:crypto';
import type { Role } from '@expenseai/contracts/ledgers';
import { AppError, invariant } from '@expenseai/core/errors';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Anybody who sends a request. */
export interface Visitor {
  requestId: string;
  /** The client's address; that of a proxy only where the proxy isn't trusted. */
  address: string;
  /** What the client calls itself, cut to 200 characters. */
  device: string;
  /** First language of Accept-Language, such as `de-AT`. */
  language: string | undefined;
}

/** A signed-in user who sends a request. */
export interface Caller extends Visitor {
  userId: string;
  /** Of the session, or of the API token that speaks for the user. */
  sessionId: string;
  isAdministrator: boolean;
  locale: string;
  timeZone: string;
  /** 1 for Monday to 7. */
  weekStart: number;
  /** When the user last proved who they are. */
  provedAt?: Date;
  /** Method and path template, `POST /api/v1/ledgers`: with the user, the scope of an idempotency key. */
  route: string;
  ledgerId?: string;
  role?: Role;
  /** Where an API token is for one ledger only. */
  onlyLedgerId?: string;
  /** Of a POST. */
  idempotencyKey?: string;
  /** SHA-256 of path and body; set together with `idempotencyKey`. */
  bodyHash?: Buffer;
}

/** A signed-in user on a route under a ledger, who is a member of it. */
export interface Member extends Caller {
  ledgerId: string;
  role: Role;
}

/** What the gate found out about the signed-in user before the body was read. */
export type Identity = Pick<
  Caller,
  | 'userId'
  | 'sessionId'
  | 'isAdministrator'
  | 'provedAt'
  | 'locale'
  | 'timeZone'
  | 'weekStart'
  | 'ledgerId'
  | 'role'
  | 'onlyLedgerId'
>;

declare module 'fastify' {
  interface FastifyRequest {
    /** Undefined on a public route. */
    identity: Identity | undefined;
  }
}

/** The signed-in user; a `Member` on routes under a ledger. */
export const Caller = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller => callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** Whoever sends the request, for public routes. */
export const Visitor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Visitor => visitorOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

function callerOf(request: FastifyRequest): Caller {
  const { identity } = request;
  invariant(identity, 'a route with a caller has been through the gate');
  return {
    ...visitorOf(request),
    ...identity,
    route: `${request.method} ${request.routeOptions.url ?? ''}`,
    ...idempotencyOf(request),
  };
}

function visitorOf(request: FastifyRequest): Visitor {
  return {
    requestId: request.id,
    address: request.ip,
    device: (request.headers['user-agent'] ?? 'unknown').slice(0, 200),
    language: request.headers['accept-language']?.match(/^\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)/)?.[1],
  };
}

function idempotencyOf(request: FastifyRequest): Pick<Caller, 'idempotencyKey' | 'bodyHash'> {
  const key = request.headers['idempotency-key'];
  if (key === undefined || request.method !== 'POST') return {};
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new AppError('validation', {
      errors: [{ path: 'Idempotency-Key', message: 'must be 1 to 255 visible ASCII characters' }],
    });
  }
  const hash = createHash('sha256')
    .update(`${request.url}\n`)
    .update(JSON.stringify(request.body ?? null));
  return { idempotencyKey: key, bodyHash: hash.digest() };
}
