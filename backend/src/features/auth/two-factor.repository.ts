import type { Selectable } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { TotpSecretsTable } from '../../platform/database/user-tables.ts';

export type TotpRow = Selectable<TotpSecretsTable>;

/** Whether a second step is asked of the user. */
export async function hasTwoFactor(db: Db, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('totpSecrets')
    .select('userId')
    .where('userId', '=', userId)
    .where('confirmedAt', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Locked until the transaction ends, so that of two at once one code is taken once. */
export async function lockTotp(db: Db, userId: string): Promise<TotpRow | undefined> {
  return db.selectFrom('totpSecrets').selectAll().where('userId', '=', userId).forUpdate().executeTakeFirst();
}

/** Keeps a secret that isn't confirmed yet, in place of another such; false where a confirmed one is there. */
export async function keepSecret(db: Db, userId: string, secret: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('totpSecrets')
    .values({ userId, secret, confirmedAt: null })
    .onConflict((conflict) =>
      conflict.column('userId').doUpdateSet({ secret }).where('totpSecrets.confirmedAt', 'is', null),
    )
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function confirmTotp(db: Db, userId: string, lastStep: number, now: Date): Promise<void> {
  await db.updateTable('totpSecrets').set({ confirmedAt: now, lastStep }).where('userId', '=', userId).execute();
}

export async function noteStep(db: Db, userId: string, lastStep: number): Promise<void> {
  await db.updateTable('totpSecrets').set({ lastStep }).where('userId', '=', userId).execute();
}

/** Takes the second step away with its codes; false where there was none. */
export async function deleteTwoFactor(db: Db, userId: string): Promise<boolean> {
  await db.deleteFrom('recoveryCodes').where('userId', '=', userId).execute();
  const { numDeletedRows } = await db.deleteFrom('totpSecrets').where('userId', '=', userId).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

export async function replaceRecoveryCodes(db: Db, userId: string, hashes: readonly Buffer[]): Promise<void> {
  await db.deleteFrom('recoveryCodes').where('userId', '=', userId).execute();
  await db
    .insertInto('recoveryCodes')
    .values(hashes.map((codeHash) => ({ userId, codeHash, usedAt: null })))
    .execute();
}

/** Uses a code up; false where it isn't one, or was used. */
export async function useRecoveryCode(db: Db, userId: string, codeHash: Buffer, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recoveryCodes')
    .set({ usedAt: now })
    .where('userId', '=', userId)
    .where('codeHash', '=', codeHash)
    .where('usedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
