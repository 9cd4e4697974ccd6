import { AppError, type ErrorCode } from '@expenseai/core/errors';
import { Injectable } from '@nestjs/common';
import * as openid from 'openid-client';
import { nobody } from '../../platform/audit/user-audit.ts';
import type { Config } from '../../platform/config/config.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Caller, Visitor } from '../../platform/http/caller.ts';
import { maintenanceSince } from '../../platform/maintenance/maintenance-mode.ts';
import type { Arrivals, DeviceSignIn, SecondStep } from './arrivals.ts';
import type { AuthService } from './auth.service.ts';
import { keepChallenge, takeChallenge } from './challenges.repository.ts';
import {
  findIdentityUser,
  type Identity,
  linkIdentity,
  listIdentities,
  unlinkIdentity,
} from './identities.repository.ts';
import { newToken } from './refresh-tokens.ts';
import { entry, type SecurityLog } from './security-log.ts';
import { listLiveSessions } from './sessions.repository.ts';
import { requireWayIn } from './sign-in-methods.repository.ts';
import { findDevice, findUserByEmail, getUser, type UserRow } from './users.repository.ts';

type Provider = Config['oidcProviders'][number];

interface OidcDependencies {
  database: Database;
  securityLog: SecurityLog;
  arrivals: Arrivals;
  auth: AuthService;
  providers: readonly Provider[];
  appUrl: string;
  now: () => Date;
}

interface Start {
  url: string;
  token: string;
}

/** What the browser brings back. */
interface Return {
  query: Record<string, string>;
  /** The token that `start` left in this very browser. */
  token: string | undefined;
  deviceToken: string | undefined;
}

interface Person extends Identity {
  email: string;
  name: string | null;
}

/** What an ID token, or the provider's page about the user, says of them (OpenID Connect Core 1.0, section 5.1). */
interface Claims {
  iss: string;
  sub: string;
  email?: unknown;
  email_verified?: unknown;
  name?: unknown;
}

/** How coming back ended: signed in or not, on the way to `next`; or, where an identity was to be linked, its refusal. */
type Finish =
  | { arrival: DeviceSignIn | SecondStep; next: string | null }
  | { refused: ErrorCode; next: string | null }
  | { linked: ErrorCode | null };

/** Seconds that a provider has to answer. */
const patience = 10;

/** Sign-in at an OpenID provider: authorization code with PKCE, nonce and a state that is bound to the browser. */
@Injectable()
export class OidcService {
  readonly #deps: OidcDependencies;
  readonly #configurations = new Map<string, Promise<openid.Configuration>>();

  constructor(deps: OidcDependencies) {
    this.#deps = deps;
  }

  /** Where to lead the browser, and the token to leave in it. Throws `oidc-unavailable` when the provider is down. */
  start(providerId: string, next: string | undefined): Promise<Start> {
    return this.#begin(providerId, null, { next: next ?? null });
  }

  /** The same, to link an identity there to the caller. */
  startLink(providerId: string, { userId, sessionId }: Caller): Promise<Start> {
    return this.#begin(providerId, userId, { sessionId });
  }

  async #begin(providerId: string, userId: string | null, purpose: object): Promise<Start> {
    const { database, now } = this.#deps;
    const provider = this.#provider(providerId);
    const configuration = await this.#configuration(provider);
    const token = newToken();
    const nonce = openid.randomNonce();
    const verifier = openid.randomPKCECodeVerifier();
    const state = { providerId, nonce, verifier, ...purpose };
    await keepChallenge(database.db, { token, purpose: 'oidc', userId, state }, now());
    const url = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#callback(providerId),
      scope: 'openid email profile',
      state: token,
      nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, token };
  }

  /** Signs in whom the provider vouches for, or links that identity to who asked for it. Throws where nobody asked. */
  async finish(providerId: string, { query, token, deviceToken }: Return, visitor: Visitor): Promise<Finish> {
    const { database, securityLog, now } = this.#deps;
    const provider = this.#provider(providerId);
    // Another browser's state would sign this one in to somebody else's account.
    const isOwn = token !== undefined && query.state === token;
    const challenge = isOwn ? await takeChallenge(database.db, token, 'oidc', now()) : undefined;
    if (!challenge || challenge.state.providerId !== providerId) throw new AppError('sign-in-expired');
    const { nonce, verifier, next, sessionId } = challenge.state;
    const toLink = challenge.userId === null ? null : { userId: challenge.userId, sessionId: String(sessionId) };
    try {
      const expected = { state: String(token), nonce: String(nonce), verifier: String(verifier) };
      const claims = await this.#ask(provider, query, expected);
      if (toLink) return { linked: await this.#link(toLink, claims, visitor) };
      return { arrival: await this.#admit(claims, visitor, deviceToken), next: pageOf(next) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (toLink) return { linked: error.code };
      await securityLog.record(entry('auth.login.failure', nobody, visitor));
      return { refused: error.code, next: pageOf(next) };
    }
  }

  async #ask(
    provider: Provider,
    query: Record<string, string>,
    expected: { state: string; nonce: string; verifier: string },
  ): Promise<Claims> {
    const configuration = await this.#configuration(provider);
    const url = new URL(this.#callback(provider.id));
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const claims = await this.#exchange(configuration, url, expected);
    if (!claims) throw new AppError('oidc-refused');
    return claims;
  }

  /** The claims; undefined where state, nonce, issuer (RFC 9207), verifier or signature don't fit. */
  async #exchange(
    configuration: openid.Configuration,
    url: URL,
    { state, nonce, verifier }: { state: string; nonce: string; verifier: string },
  ) {
    try {
      const tokens = await openid.authorizationCodeGrant(configuration, url, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims || claims.email !== undefined) return claims;
      return { ...(await openid.fetchUserInfo(configuration, tokens.access_token, claims.sub)), iss: claims.iss };
    } catch {
      // Its messages name what the provider sent.
      return undefined;
    }
  }

  async #admit(claims: Claims, visitor: Visitor, deviceToken: string | undefined): Promise<DeviceSignIn | SecondStep> {
    const { database, arrivals, auth } = this.#deps;
    const { iss: issuer, sub: subject } = claims;
    const linked = await findIdentityUser(database.db, { issuer, subject });
    if (linked === undefined) await this.#requireChanges();
    const user =
      linked === undefined ? await this.#linkByAddress(personOf(claims), visitor) : await getUser(database.db, linked);
    if (!user) return auth.registerFrom(personOf(claims), visitor);
    const device = await findDevice(database.db, user.id, deviceToken);
    return arrivals.arrive({ user, visitor, device, event: 'auth.login.success', details: { issuer } });
  }

  /** Links the identity to the user of its address; undefined where nobody has that. Throws `oidc-link-first`. */
  async #linkByAddress(person: Person, visitor: Visitor): Promise<UserRow | undefined> {
    const { database, securityLog } = this.#deps;
    const user = await findUserByEmail(database.db, person.email);
    if (!user) return undefined;
    // Whoever registered it here may not own the address, and would keep the password to its owner's account.
    if (user.emailVerifiedAt === null) throw new AppError('oidc-link-first');
    await securityLog.change(async (db, note) => {
      await linkIdentity(db, user.id, person);
      await note(entry('auth.identity.link', user.id, visitor, { issuer: person.issuer }));
    });
    return user;
  }

  /** Null once it is linked, also where it was before; the code where it is somebody else's, or the session has ended. */
  async #link(
    { userId, sessionId }: { userId: string; sessionId: string },
    { iss: issuer, sub: subject, email }: Claims,
    visitor: Visitor,
  ): Promise<ErrorCode | null> {
    const { database, securityLog } = this.#deps;
    const sessions = await listLiveSessions(database.db, userId);
    if (!sessions.some(({ id }) => id === sessionId)) return 'session-ended';
    const owner = await findIdentityUser(database.db, { issuer, subject });
    if (owner !== undefined) return owner === userId ? null : 'identity-taken';
    await this.#requireChanges();
    await securityLog.change(async (db, note) => {
      await linkIdentity(db, userId, { issuer, subject, email: typeof email === 'string' ? email : null });
      await note(entry('auth.identity.link', userId, visitor, { issuer }));
    });
    return null;
  }

  /** The gate lets a GET pass; signing in goes on in maintenance mode, and nothing else that writes. */
  async #requireChanges(): Promise<void> {
    if (await maintenanceSince(this.#deps.database.db)) throw new AppError('maintenance');
  }

  /** What the user has linked, and where there may be more. */
  async listIdentities({ userId }: Caller) {
    const { database, providers } = this.#deps;
    const rows = await listIdentities(database.db, userId);
    const items = rows.map(({ id, issuer, email, linkedAt }) => ({
      id,
      // Without a name where the installation doesn't have the provider any more.
      name: providers.find((provider) => provider.issuer === issuer)?.name ?? new URL(issuer).host,
      email,
      linkedAt: linkedAt.toISOString(),
    }));
    return { items, providers: providers.map(({ id, name }) => ({ id, name })) };
  }

  /** Throws `last-way-in` where the user couldn't sign in afterwards. */
  async unlink(caller: Caller, identityId: string): Promise<void> {
    await this.#deps.securityLog.change(async (db, note) => {
      const issuer = await unlinkIdentity(db, caller.userId, identityId);
      if (issuer === undefined) throw new AppError('not-found');
      await note(entry('auth.identity.unlink', caller.userId, caller, { issuer }));
      await requireWayIn(db, caller.userId, this.#deps.providers);
    });
  }

  #provider(id: string): Provider {
    const provider = this.#deps.providers.find((one) => one.id === id);
    if (!provider) throw new AppError('not-found');
    return provider;
  }

  #callback(providerId: string): string {
    return `${this.#deps.appUrl}/api/v1/auth/oidc/${providerId}/callback`;
  }

  /** What the provider says of itself (OpenID Connect Discovery 1.0), kept once it was had. */
  async #configuration({ id, issuer, clientId, clientSecret }: Provider): Promise<openid.Configuration> {
    const url = new URL(issuer);
    // Without it the library trusts the connection that an ID token came by, and leaves its signature unread.
    const execute = [openid.enableNonRepudiationChecks];
    if (url.protocol === 'http:') execute.push(openid.allowInsecureRequests);
    let known = this.#configurations.get(id);
    if (!known) {
      known = openid.discovery(url, clientId, clientSecret, undefined, { execute, timeout: patience });
      this.#configurations.set(id, known);
    }
    try {
      return await known;
    } catch (cause) {
      this.#configurations.delete(id);
      throw new AppError('oidc-unavailable', {}, { cause });
    }
  }
}

/** Throws `oidc-email-unverified` where the provider doesn't vouch for an address. */
function personOf({ iss: issuer, sub: subject, email, email_verified: isVerified, name }: Claims): Person {
  if (typeof email !== 'string' || isVerified !== true) throw new AppError('oidc-email-unverified');
  return {
    issuer,
    subject,
    email: email.trim().toLowerCase(),
    name: typeof name === 'string' ? name.slice(0, 200) : null,
  };
}

function pageOf(next: unknown): string | null {
  return typeof next === 'string' ? next : null;
}
