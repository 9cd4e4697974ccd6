import { AppError } from '@expenseai/core/errors';
import { Injectable } from '@nestjs/common';
import * as openid from 'openid-client';
import { nobody } from '../../platform/audit/user-audit.ts';
import type { Config } from '../../platform/config/config.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Visitor } from '../../platform/http/caller.ts';
import type { Arrivals, DeviceSignIn, SecondStep } from './arrivals.ts';
import type { AuthService } from './auth.service.ts';
import { keepChallenge, takeChallenge } from './challenges.repository.ts';
import { findIdentityUser, type Identity, linkIdentity } from './identities.repository.ts';
import { newToken } from './refresh-tokens.ts';
import { entry, type SecurityLog } from './security-log.ts';
import { findDevice, findUserByEmail, getUser } from './users.repository.ts';

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
  async start(providerId: string, next: string | undefined): Promise<{ url: string; token: string }> {
    const { database, now } = this.#deps;
    const provider = this.#provider(providerId);
    const configuration = await this.#configuration(provider);
    const token = newToken();
    const nonce = openid.randomNonce();
    const verifier = openid.randomPKCECodeVerifier();
    const state = { providerId, nonce, verifier, next: next ?? null };
    await keepChallenge(database.db, { token, purpose: 'oidc', userId: null, state }, now());
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

  /** Signs in whom the provider vouches for; throws the refusal. */
  async finish(
    providerId: string,
    { query, token, deviceToken }: Return,
    visitor: Visitor,
  ): Promise<{ arrival: DeviceSignIn | SecondStep; next: string | null }> {
    const { database, securityLog, now } = this.#deps;
    const provider = this.#provider(providerId);
    // Another browser's state would sign this one in to somebody else's account.
    const isOwn = token !== undefined && query.state === token;
    const challenge = isOwn ? await takeChallenge(database.db, token, 'oidc', now()) : undefined;
    if (!challenge || challenge.state.providerId !== providerId) throw new AppError('sign-in-expired');
    const { nonce, verifier, next } = challenge.state;
    try {
      const expected = { state: String(token), nonce: String(nonce), verifier: String(verifier) };
      const person = await this.#ask(provider, query, expected);
      const arrival = await this.#admit(person, visitor, deviceToken);
      return { arrival, next: typeof next === 'string' ? next : null };
    } catch (error) {
      await securityLog.record(entry('auth.login.failure', nobody, visitor));
      throw error;
    }
  }

  async #ask(
    provider: Provider,
    query: Record<string, string>,
    expected: { state: string; nonce: string; verifier: string },
  ): Promise<Person> {
    const configuration = await this.#configuration(provider);
    const url = new URL(this.#callback(provider.id));
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const claims = await this.#exchange(configuration, url, expected);
    if (!claims) throw new AppError('oidc-refused');
    const { email, email_verified: isVerified, name, iss: issuer, sub: subject } = claims;
    if (typeof email !== 'string' || isVerified !== true) throw new AppError('oidc-email-unverified');
    return {
      issuer,
      subject,
      email: email.trim().toLowerCase(),
      name: typeof name === 'string' ? name.slice(0, 200) : null,
    };
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

  async #admit(person: Person, visitor: Visitor, deviceToken: string | undefined): Promise<DeviceSignIn | SecondStep> {
    const { database, arrivals, auth, securityLog } = this.#deps;
    const linked = await findIdentityUser(database.db, person);
    const user =
      linked === undefined ? await findUserByEmail(database.db, person.email) : await getUser(database.db, linked);
    if (!user) return auth.registerFrom(person, visitor);
    if (linked === undefined) {
      // Whoever registered it here may not own the address, and would keep the password to its owner's account.
      if (user.emailVerifiedAt === null) throw new AppError('oidc-link-first');
      await securityLog.change(async (db, note) => {
        await linkIdentity(db, user.id, person);
        await note(entry('auth.identity.link', user.id, visitor, { issuer: person.issuer }));
      });
    }
    const device = await findDevice(database.db, user.id, deviceToken);
    return arrivals.arrive({ user, visitor, device, event: 'auth.login.success', details: { issuer: person.issuer } });
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
    const execute = url.protocol === 'http:' ? [openid.allowInsecureRequests] : [];
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
