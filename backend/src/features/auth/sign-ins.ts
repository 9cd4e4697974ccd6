import type { SignedIn } from '@expenseai/contracts/auth';
import { AppError } from '@expenseai/core/errors';
import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import type { Db } from '../../platform/database/database.ts';
import { type AccessTokens, accessLifetime } from '../../platform/http/access-tokens.ts';
import type { Visitor } from '../../platform/http/caller.ts';
import { deviceName } from './device-name.ts';
import { hashToken, overlap, type RefreshTokens, refreshLifetime, sessionOf } from './refresh-tokens.ts';
import type { Note } from './security-log.ts';
import { endSession, insertSession, lockSession, rotateSession, type SessionRow } from './sessions.repository.ts';
import { toUser } from './to-user.ts';
import { getUser, type UserRow } from './users.repository.ts';

/** A fresh pair of tokens, and what the client is told. */
export interface SignIn {
  answer: z.output<typeof SignedIn>;
  refreshToken: string;
}

interface SignInsDependencies {
  accessTokens: AccessTokens;
  refreshTokens: RefreshTokens;
  sendsMail: boolean;
  now: () => Date;
}

/** Begins sessions and carries them on; works within the caller's transaction. */
export class SignIns {
  readonly #deps: SignInsDependencies;

  constructor(deps: SignInsDependencies) {
    this.#deps = deps;
  }

  async begin(db: Db, user: UserRow, visitor: Visitor): Promise<SignIn> {
    const now = this.#deps.now();
    const sessionId = uuid();
    const refreshToken = this.#deps.refreshTokens.first(sessionId);
    await insertSession(db, {
      id: sessionId,
      userId: user.id,
      refreshHash: hashToken(refreshToken),
      device: deviceName(visitor.device),
      address: visitor.address,
      createdAt: now,
      expiresAt: later(now, refreshLifetime),
    });
    return this.#pair(user, sessionId, refreshToken);
  }

  /**
   * Exchanges a refresh token for the next pair. The token before the current one gets the same successor for a short
   * while; any other one of this session was stolen or is a thief's, so the session ends: undefined.
   * Throws `session-ended` where there is no such session.
   */
  async carryOn(db: Db, token: string, visitor: Visitor, note: Note): Promise<SignIn | undefined> {
    const sessionId = sessionOf(token);
    const session = sessionId === undefined ? undefined : await lockSession(db, sessionId);
    const now = this.#deps.now();
    if (!session || session.revokedAt !== null || session.expiresAt <= now) throw new AppError('session-ended');

    const { refreshTokens } = this.#deps;
    const hash = hashToken(token);
    let successor: string | undefined;
    if (hash.equals(session.refreshHash)) {
      successor = refreshTokens.successorOf(token);
      await rotateSession(db, session.id, {
        refreshHash: hashToken(successor),
        previousHash: hash,
        at: now,
        expiresAt: later(now, refreshLifetime),
        address: visitor.address,
      });
    } else if (isTwin(session, hash, now)) {
      successor = refreshTokens.givenSuccessorOf(token, session.refreshHash);
    }
    if (successor === undefined) {
      await endSession(db, session.userId, session.id, 'reuse');
      await note(reuseOf(session, visitor));
      return undefined;
    }
    return this.#pair(await getUser(db, session.userId), session.id, successor);
  }

  async #pair(user: UserRow, sessionId: string, refreshToken: string): Promise<SignIn> {
    const { accessTokens, sendsMail, now } = this.#deps;
    const accessToken = await accessTokens.sign(user.id, sessionId, now());
    return { answer: { user: toUser(user, sendsMail), accessToken, expiresIn: accessLifetime }, refreshToken };
  }
}

/** A second tab that sent the same token at the same time. */
function isTwin(session: SessionRow, hash: Buffer, now: Date): boolean {
  const { previousHash, rotatedAt } = session;
  return (
    previousHash !== null &&
    rotatedAt !== null &&
    hash.equals(previousHash) &&
    now.getTime() - rotatedAt.getTime() <= overlap
  );
}

function reuseOf(session: SessionRow, visitor: Visitor) {
  return {
    event: 'auth.refresh.reuse' as const,
    userId: session.userId,
    address: visitor.address,
    device: deviceName(visitor.device),
    details: { sessionId: session.id },
  };
}

function later(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * 1000);
}
