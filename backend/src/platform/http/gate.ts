import type { Access, Route } from '@expenseai/contracts/route';
import { scopeNeeded, type TokenScope } from '@expenseai/contracts/tokens';
import { AppError } from '@expenseai/core/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { MaintenanceWatch } from '../maintenance/maintenance-mode.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { Identity } from './caller.ts';
import { networkOf } from './client-address.ts';
import type { SignInCookies } from './cookies.ts';
import type { OwnOrigins } from './own-origins.ts';
import { limitHeaders, type RateLimits } from './rate-limits.ts';
import type { FindSessionAccess, SessionAccess } from './session-access.ts';
import { type FindTokenAccess, tokenPrefix } from './token-access.ts';

export interface GateDependencies {
  origins: OwnOrigins;
  limits: RateLimits;
  tokens: AccessTokens;
  cookies: SignInCookies;
  findAccess: FindSessionAccess;
  maintenance: Pick<MaintenanceWatch, 'since'>;
  findTokenAccess: FindTokenAccess;
  now: () => Date;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Seconds; longer than the web waits by itself, so that a form comes back to its person with what she typed. */
const retryAfterMaintenance = 120;
/** Milliseconds that a proof is good for. */
const proofLifetime = 10 * 60_000;
/** Who a request comes from: a session, or an API token with its scopes. */
interface Found extends Omit<SessionAccess, 'provedAt'> {
  id: string;
  provedAt?: Date;
  scopes?: readonly TokenScope[];
  onlyLedgerId?: string | null;
}

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

    const ledgerId = ledgerOf(request);
    const found = await this.#find(
      request,
      bearer,
      ledgerId !== undefined && uuid.test(ledgerId) ? ledgerId : undefined,
    );
    const identity = identityOf(found, ledgerId);
    requireAccess(route.access, identity);
    if (isRefused) throw new AppError('maintenance', { retryAfter: retryAfterMaintenance });
    if (found.scopes) requireScope(route, found.scopes);
    if (route.stepUp) requireProof(identity, this.#deps.now());
    request.identity = identity;
    if (route.limit === 'ai') reply.headers(limitHeaders(await this.#deps.limits.countAi(identity.userId)));
  }

  /** Counts a request towards its address's limit. */
  async countRequest(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    reply.headers(limitHeaders(await this.#deps.limits.countRequest(networkOf(request.ip))));
  }

  async #find(request: FastifyRequest, bearer: string | undefined, ledgerId: string | undefined): Promise<Found> {
    const { tokens, cookies, findAccess, findTokenAccess, now } = this.#deps;
    if (bearer?.startsWith(tokenPrefix)) {
      const access = await findTokenAccess(bearer, ledgerId);
      if (!access) throw new AppError('unauthenticated');
      return { ...access, id: access.tokenId };
    }
    const token = bearer ?? cookies.accessOf(request.headers);
    if (token === undefined) throw new AppError('unauthenticated');
    const { sessionId, userId } = await tokens.verify(token, now());
    const access = await findAccess(sessionId, ledgerId);
    if (access?.userId !== userId) throw new AppError('session-ended');
    return { ...access, id: sessionId };
  }
}

function identityOf(found: Found, ledgerId: string | undefined): Identity {
  const { id, userId, locale, timeZone, weekStart, isAdministrator, provedAt, role, onlyLedgerId } = found;
  const isReached = !onlyLedgerId || onlyLedgerId === ledgerId;
  return {
    userId,
    sessionId: id,
    locale,
    timeZone,
    weekStart,
    isAdministrator,
    ...(provedAt ? { provedAt } : {}),
    ...(ledgerId === undefined ? {} : { ledgerId }),
    ...(role === null || !isReached ? {} : { role }),
    ...(onlyLedgerId ? { onlyLedgerId } : {}),
  };
}

/** A cookie that was stolen, or a computer left open, is not enough for what can't be taken back. */
function requireProof({ provedAt }: Identity, now: Date): void {
  if (!provedAt || now.getTime() - provedAt.getTime() > proofLifetime) throw new AppError('step-up-required');
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

function requireScope(route: Route, scopes: readonly TokenScope[]): void {
  const needed = scopeNeeded(route);
  if (needed === null) {
    throw new AppError('forbidden', { detail: 'An API token doesn’t reach this; it takes somebody who is signed in.' });
  }
  if (!scopes.includes(needed)) {
    throw new AppError('forbidden', { detail: `This API token hasn’t the scope ${needed}.` });
  }
}
