import { v7 as uuid } from 'uuid';
import type { Db } from '../../platform/database/database.ts';
import { nameConstraints } from '../../platform/http/database-errors.ts';

nameConstraints({ identities_pkey: 'identity-taken' });

export interface Identity {
  issuer: string;
  subject: string;
}

/** Whose identity it is; undefined where nobody has linked it. */
export async function findIdentityUser(db: Db, { issuer, subject }: Identity): Promise<string | undefined> {
  const row = await db
    .selectFrom('identities')
    .select('userId')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row?.userId;
}

/** `email`: the address that it has at the provider, by which its owner knows it. */
export async function linkIdentity(
  db: Db,
  userId: string,
  { issuer, subject, email }: Identity & { email: string | null },
): Promise<void> {
  await db.insertInto('identities').values({ id: uuid(), issuer, subject, userId, email }).execute();
}

export async function listIdentities(db: Db, userId: string) {
  return db
    .selectFrom('identities')
    .select(['id', 'issuer', 'email', 'linkedAt'])
    .where('userId', '=', userId)
    .orderBy('linkedAt')
    .execute();
}

/** Gives the issuer; undefined where the user has no such identity. */
export async function unlinkIdentity(db: Db, userId: string, identityId: string): Promise<string | undefined> {
  const row = await db
    .deleteFrom('identities')
    .where('id', '=', identityId)
    .where('userId', '=', userId)
    .returning('issuer')
    .executeTakeFirst();
  return row?.issuer;
}
