import type { Db } from '../../platform/database/database.ts';

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

export async function linkIdentity(db: Db, userId: string, { issuer, subject }: Identity): Promise<void> {
  await db.insertInto('identities').values({ issuer, subject, userId }).execute();
}
