import type { Db } from '../../platform/database/database.ts';
import { hashToken } from './refresh-tokens.ts';

/** What a person was asked to do. */
export type Purpose = 'passkey-add' | 'passkey-sign-in' | 'second-step' | 'oidc';

export interface NewChallenge {
  token: string;
  purpose: Purpose;
  /** Null where the answer says who it is. */
  userId: string | null;
  state?: object;
}

export interface Challenge {
  userId: string | null;
  state: Record<string, unknown>;
}

/** Milliseconds that a person has to answer. */
export const patience = 5 * 60_000;

/** Keeps a challenge, by its hash only; those that ran out go with it. */
export async function keepChallenge(db: Db, { token, purpose, userId, state }: NewChallenge, now: Date): Promise<void> {
  await db
    .with('old', (query) => query.deleteFrom('challenges').where('expiresAt', '<', now))
    .insertInto('challenges')
    .values({
      tokenHash: hashToken(token),
      purpose,
      userId,
      state: JSON.stringify(state ?? {}),
      expiresAt: new Date(now.getTime() + patience),
    })
    .execute();
}

/** A challenge that may still be answered, and stays. */
export async function findChallenge(
  db: Db,
  token: string,
  purpose: Purpose,
  now: Date,
): Promise<Challenge | undefined> {
  return db
    .selectFrom('challenges')
    .select(['userId', 'state'])
    .where('tokenHash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
}

/** Takes a challenge, so that it is answered once; undefined where there is none, or no more. */
export async function takeChallenge(
  db: Db,
  token: string,
  purpose: Purpose,
  now: Date,
): Promise<Challenge | undefined> {
  return db
    .deleteFrom('challenges')
    .where('tokenHash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .where('expiresAt', '>', now)
    .returning(['userId', 'state'])
    .executeTakeFirst();
}
