import { randomBytes } from 'node:crypto';
import type { addPasskey, CredentialProof, Passkey } from '@expenseai/contracts/passkeys';
import type { InputOf } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import { Injectable } from '@nestjs/common';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { parse as parseUuid, v7 as uuid } from 'uuid';
import type { z } from 'zod';
import { nobody } from '../../platform/audit/user-audit.ts';
import type { Config } from '../../platform/config/config.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Caller, Visitor } from '../../platform/http/caller.ts';
import type { OwnOrigins } from '../../platform/http/own-origins.ts';
import type { RateLimits } from '../../platform/http/rate-limits.ts';
import type { Arrivals, DeviceSignIn } from './arrivals.ts';
import { keepChallenge, type Purpose, takeChallenge } from './challenges.repository.ts';
import { deviceName } from './device-name.ts';
import {
  deletePasskey,
  insertPasskey,
  listPasskeys,
  lockPasskey,
  notePasskeyUse,
  type PasskeyRow,
  renamePasskey,
} from './passkeys.repository.ts';
import { entry, type SecurityLog } from './security-log.ts';
import { requireWayIn } from './sign-in-methods.repository.ts';
import { attempt, passkeyAttempt } from './sign-in-throttle.ts';
import { findDevice, getUser } from './users.repository.ts';

interface PasskeysDependencies {
  database: Database;
  securityLog: SecurityLog;
  arrivals: Arrivals;
  limits: RateLimits;
  origins: OwnOrigins;
  /** The host that passkeys are made for (WebAuthn's RP ID): that of APP_URL. */
  relyingParty: string;
  providers: Config['oidcProviders'];
  now: () => Date;
}

/** What a person calls a passkey is theirs; more than these are nobody's. */
const mostPasskeys = 20;

/** Takes a tenth of a second and is needed rarely, so it is read when first asked for. */
const loadWebAuthn = () => import('@simplewebauthn/server');

type Proof = z.output<typeof CredentialProof>;

/**
 * Passkeys (WebAuthn level 3). They prove the device and its owner at once – user verification is required –, so no
 * second step follows.
 */
@Injectable()
export class PasskeysService {
  readonly #deps: PasskeysDependencies;

  constructor(deps: PasskeysDependencies) {
    this.#deps = deps;
  }

  async list(caller: Caller) {
    return (await listPasskeys(this.#deps.database.db, caller.userId)).map(toPasskey);
  }

  /** What the browser makes a passkey from: one that names its user by itself, and not twice on one device. */
  async start(caller: Caller) {
    const { database, relyingParty } = this.#deps;
    const user = await getUser(database.db, caller.userId);
    const known = await listPasskeys(database.db, caller.userId);
    if (known.length >= mostPasskeys) {
      throw new AppError('conflict', { detail: `You have ${mostPasskeys} passkeys. Remove one first.` });
    }
    const webauthn = await loadWebAuthn();
    const options = await webauthn.generateRegistrationOptions({
      rpName: 'ExpenseAI',
      rpID: relyingParty,
      userID: bytesOf(parseUuid(user.id)),
      userName: user.email,
      userDisplayName: user.name ?? user.email,
      challenge: bytesOf(randomBytes(32)),
      attestationType: 'none',
      excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const token = { token: options.challenge, purpose: 'passkey-add', userId: caller.userId } as const;
    await keepChallenge(database.db, token, this.#deps.now());
    return { ...options };
  }

  /** Keeps a passkey whose making was asked for by `start`; throws `passkey-refused` for any other. */
  async add(
    caller: Caller,
    { name, credential }: InputOf<typeof addPasskey>['body'],
    host: string | undefined,
  ): Promise<z.output<typeof Passkey>> {
    const { origins, relyingParty, securityLog } = this.#deps;
    const token = await this.#take(credential, 'passkey-add', caller.userId);
    const webauthn = await loadWebAuthn();
    // The library throws for whatever doesn't fit; nothing else happens in it.
    const result = await webauthn
      .verifyRegistrationResponse({
        response: credential as RegistrationResponseJSON,
        expectedChallenge: token ?? '',
        expectedOrigin: origins.pageOrigins(host),
        expectedRPID: relyingParty,
        requireUserVerification: true,
      })
      .catch(() => undefined);
    const info = result?.registrationInfo;
    if (token === undefined || !info) throw new AppError('passkey-refused');
    return securityLog.change(async (db, note) => {
      const row = await insertPasskey(db, {
        id: uuid(),
        userId: caller.userId,
        name: name ?? deviceName(caller.device),
        credentialId: info.credential.id,
        publicKey: Buffer.from(info.credential.publicKey),
        counter: info.credential.counter,
        transports: info.credential.transports ?? [],
        isBackupEligible: info.credentialDeviceType === 'multiDevice',
        isBackedUp: info.credentialBackedUp,
      });
      await note(entry('auth.passkey.add', caller.userId, caller, { passkeyId: row.id }));
      return toPasskey(row);
    });
  }

  async rename(caller: Caller, passkeyId: string, name: string): Promise<z.output<typeof Passkey>> {
    return this.#deps.securityLog.change(async (db, note) => {
      const row = await renamePasskey(db, caller.userId, passkeyId, name);
      if (!row) throw new AppError('not-found');
      await note(entry('auth.passkey.rename', caller.userId, caller, { passkeyId }));
      return toPasskey(row);
    });
  }

  /** Throws `last-way-in` where the user couldn't sign in afterwards. */
  async remove(caller: Caller, passkeyId: string): Promise<void> {
    await this.#deps.securityLog.change(async (db, note) => {
      if (!(await deletePasskey(db, caller.userId, passkeyId))) throw new AppError('not-found');
      await note(entry('auth.passkey.remove', caller.userId, caller, { passkeyId }));
      await requireWayIn(db, caller.userId, this.#deps.providers);
    });
  }

  /** What the browser asks for a passkey with: any of this host's, so that nobody learns who has one. */
  async startSignIn() {
    const { database, relyingParty, now } = this.#deps;
    const webauthn = await loadWebAuthn();
    const options = await webauthn.generateAuthenticationOptions({
      rpID: relyingParty,
      challenge: bytesOf(randomBytes(32)),
      userVerification: 'required',
    });
    const token = { token: options.challenge, purpose: 'passkey-sign-in', userId: null } as const;
    await keepChallenge(database.db, token, now());
    return { ...options };
  }

  async signIn(
    credential: Proof,
    visitor: Visitor,
    { host, deviceToken }: { host: string | undefined; deviceToken: string | undefined },
  ): Promise<DeviceSignIn> {
    const { limits, database, arrivals, securityLog } = this.#deps;
    const passkey = await attempt(limits, passkeyAttempt(visitor.address), () => this.check(credential, host));
    if (!passkey) {
      await securityLog.record(entry('auth.login.failure', nobody, visitor));
      throw new AppError('passkey-refused');
    }
    const user = await getUser(database.db, passkey.userId);
    const device = await findDevice(database.db, user.id, deviceToken);
    const details = { passkeyId: passkey.id };
    return arrivals.welcome({ user, visitor, device, event: 'auth.login.success', details });
  }

  /** The passkey that made the proof, whose use is noted; undefined where the proof isn't right, or was used before. */
  async check(credential: Proof, host: string | undefined): Promise<PasskeyRow | undefined> {
    const { database, now } = this.#deps;
    const token = await this.#take(credential, 'passkey-sign-in', null);
    if (token === undefined) return undefined;
    return database.transaction(async ({ db }) => {
      const passkey = await lockPasskey(db, credential.id);
      const info = passkey && (await this.#verify(credential, passkey, token, host));
      if (!info) return undefined;
      const { newCounter: counter, credentialBackedUp: isBackedUp } = info;
      await notePasskeyUse(db, passkey.id, { counter, isBackedUp, lastUsedAt: now() });
      return passkey;
    });
  }

  async #verify(credential: Proof, passkey: PasskeyRow, token: string, host: string | undefined) {
    const { origins, relyingParty } = this.#deps;
    const webauthn = await loadWebAuthn();
    // The library throws for whatever doesn't fit; nothing else happens in it.
    const result = await webauthn
      .verifyAuthenticationResponse({
        response: credential as AuthenticationResponseJSON,
        expectedChallenge: token,
        expectedOrigin: origins.pageOrigins(host),
        expectedRPID: relyingParty,
        requireUserVerification: true,
        credential: { id: passkey.credentialId, publicKey: bytesOf(passkey.publicKey), counter: passkey.counter },
      })
      .catch(() => undefined);
    return result?.verified ? result.authenticationInfo : undefined;
  }

  /** Spends the challenge that a credential answers, also where the rest is refused; undefined where it wasn't ours. */
  async #take({ response }: { response: { clientDataJSON: string } }, purpose: Purpose, userId: string | null) {
    const { database, now } = this.#deps;
    const token = challengeOf(response.clientDataJSON);
    const challenge = token === undefined ? undefined : await takeChallenge(database.db, token, purpose, now());
    return challenge?.userId === userId ? token : undefined;
  }
}

/** The challenge in the client's data; undefined where it can't be read. */
function challengeOf(clientData: string): string | undefined {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientData, 'base64url').toString('utf8'));
    const isNamed = typeof data === 'object' && data !== null && 'challenge' in data;
    return isNamed && typeof data.challenge === 'string' ? data.challenge : undefined;
  } catch {
    return undefined;
  }
}

/** The library wants bytes of their own, not a view into a shared pool. */
function bytesOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes);
}

function toPasskey({ id, name, isBackedUp, createdAt, lastUsedAt }: PasskeyRow): z.output<typeof Passkey> {
  return {
    id,
    name,
    isBackedUp,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
