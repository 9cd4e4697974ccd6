import type { Access, Route } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { MaintenanceWatch } from '../maintenance/maintenance-mode.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { Identity } from './caller.ts';
import { networkOf } from './client-address.ts';
import type { SignInCookies } from './cookies.ts';
import type { OwnOrigins } from './own-origins.ts';
import { limitHeaders, type RateLimits } from './rate-limits.ts';
import type { FindSessionAccess } from './session-access.ts';

export interface GateDependencies {
  origins: OwnOrigins;
  limits: RateLimits;
  tokens: AccessTokens;
  cookies: SignInCookies;
  findAccess: FindSessionAccess;
  maintenance: Pick<MaintenanceWatch, 'since'>;
  now: () => Date;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Seconds; longer than the web waits by itself, so that a form comes back to its person with what she typed. */
const retryAfterMaintenance = 120;
const ranks = { viewer: 0, editor: 1, owner: 2 } as const;

/**
 * Decides whether a request comes in, before its body is read: so somebody who isn't a member of a ledger gets 404
 * whatever the body, and an upload of theirs isn't even received. Order: limit, same site, who, which ledger, role.
 */
export class Gate {
  readonly #deps: GateDependencies;

  constructor(deps: GateDependencies) {
    this.#deps = deps;
  }

  /** Sets `request.identity` where the route has a caller; throws the refusal. */
  async admit(route: Route, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { since } = this.#deps.maintenance;
    // By this the web knows before anybody types.
    if (since) reply.header('maintenance', since.toISOString());
    if (route.limit !== 'none') await this.countRequest(request, reply);
    const bearer = bearerOf(request);
    // Only the browser's own habit of adding cookies can be abused by another site.
    if (route.method !== 'GET' && bearer === undefined && !this.#deps.origins.mayChange(request.headers)) {
      throw new AppError('cross-site-request');
    }
    if (route.limit === 'register') await this.#deps.limits.countRegistration(networkOf(request.ip));
    const isRefused = since !== null && route.method !== 'GET' && !route.inMaintenance;
    if (route.access === 'public') {
      if (isRefused) throw new AppError('maintenance', { retryAfter: retryAfterMaintenance });
      return;
    }

    const identity = await this.#identify(request, bearer);
    requireAccess(route.access, identity);
    if (isRefused) throw new AppError('maintenance', { retryAfter: retryAfterMaintenance });
    request.identity = identity;
    if (route.limit === 'ai') reply.headers(limitHeaders(await this.#deps.limits.countAi(identity.userId)));
  }

  /** Counts a request towards its address's limit. */
  async countRequest(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    reply.headers(limitHeaders(await this.#deps.limits.countRequest(networkOf(request.ip))));
  }

  async #identify(request: FastifyRequest, bearer: string | undefined): Promise<Identity> {
    const token = bearer ?? this.#deps.cookies.accessOf(request.headers);
    if (token === undefined) throw new AppError('unauthenticated');
    const { sessionId, userId } = await this.#deps.tokens.verify(token, this.#deps.now());
    const ledgerId = ledgerOf(request);
    const access = await this.#deps.findAccess(
      sessionId,
      ledgerId !== undefined && uuid.test(ledgerId) ? ledgerId : undefined,
    );
    if (access?.userId !== userId) throw new AppError('session-ended');
    const { locale, timeZone, weekStart, isAdministrator, role } = access;
    return {
      userId,
      sessionId,
      locale,
      timeZone,
      weekStart,
      isAdministrator,
      ...(ledgerId === undefined ? {} : { ledgerId }),
      ...(role === null ? {} : { role }),
    };
  }
}

function bearerOf({ headers }: FastifyRequest): string | undefined {
  return headers.authorization?.match(/^Bearer +(\S+)$/i)?.[1];
}

/** The ledger that the path names. */
function ledgerOf({ params }: FastifyRequest): string | undefined {
  if (typeof params !== 'object' || params === null || !('ledgerId' in params)) return undefined;
  return String(params.ledgerId).toLowerCase();
}

function requireAccess(access: Exclude<Access, 'public'>, identity: Identity): void {
  switch (access) {
    case 'user':
      return;
    case 'administrator':
      if (!identity.isAdministrator) throw new AppError('forbidden');
      return;
    case 'viewer':
    case 'editor':
    case 'owner':
      if (!identity.role) throw new AppError('not-found');
      if (ranks[identity.role] < ranks[access]) throw new AppError('forbidden');
  }
}
