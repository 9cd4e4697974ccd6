import type { Selectable } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { PasskeysTable } from '../../platform/database/user-tables.ts';
import { nameConstraints } from '../../platform/http/database-errors.ts';

export type PasskeyRow = Selectable<PasskeysTable>;

nameConstraints({ passkeys_credential_key: 'conflict' });

export async function listPasskeys(db: Db, userId: string): Promise<PasskeyRow[]> {
  return db.selectFrom('passkeys').selectAll().where('userId', '=', userId).orderBy('createdAt').execute();
}

export type NewPasskey = Omit<PasskeyRow, 'createdAt' | 'lastUsedAt'>;

export async function insertPasskey(db: Db, passkey: NewPasskey): Promise<PasskeyRow> {
  return db
    .insertInto('passkeys')
    .values({ ...passkey, transports: JSON.stringify(passkey.transports), lastUsedAt: null })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Locked until the transaction ends, so that a counter only rises. */
export async function lockPasskey(db: Db, credentialId: string): Promise<PasskeyRow | undefined> {
  return db.selectFrom('passkeys').selectAll().where('credentialId', '=', credentialId).forUpdate().executeTakeFirst();
}

export async function notePasskeyUse(
  db: Db,
  passkeyId: string,
  use: { counter: number; isBackedUp: boolean; lastUsedAt: Date },
): Promise<void> {
  await db.updateTable('passkeys').set(use).where('id', '=', passkeyId).execute();
}

export async function renamePasskey(
  db: Db,
  userId: string,
  passkeyId: string,
  name: string,
): Promise<PasskeyRow | undefined> {
  return db
    .updateTable('passkeys')
    .set({ name })
    .where('id', '=', passkeyId)
    .where('userId', '=', userId)
    .returningAll()
    .executeTakeFirst();
}

/** False where the user has no such passkey. */
export async function deletePasskey(db: Db, userId: string, passkeyId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('passkeys')
    .where('id', '=', passkeyId)
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
