import { AppError, invariant } from '@expenseai/core/errors';
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';

export interface SignInMethods {
  hasPassword: boolean;
  hasTwoFactor: boolean;
  recoveryCodesLeft: number;
  passkeys: number;
}

/** How a user can prove who they are: one query, four look-ups by key. */
export async function getSignInMethods(db: Db, userId: string): Promise<SignInMethods> {
  const { rows } = await sql<SignInMethods>`
    select
      exists (select from credentials where user_id = ${userId} and kind = 'password') as has_password,
      exists (select from totp_secrets where user_id = ${userId} and confirmed_at is not null) as has_two_factor,
      (select count(*) from recovery_codes where user_id = ${userId} and used_at is null) as recovery_codes_left,
      (select count(*) from passkeys where user_id = ${userId}) as passkeys`.execute(db);
  const [methods] = rows;
  invariant(methods, 'a select without a table has one row');
  return methods;
}

/**
 * Throws `last-way-in` where nothing is left that the user could sign in with: password, passkey, or an identity at a
 * provider that the installation has. Call after the event of what was taken away is noted, whose lock keeps two such
 * changes at once from passing both.
 */
export async function requireWayIn(db: Db, userId: string, providers: readonly { issuer: string }[]): Promise<void> {
  const issuers = providers.map(({ issuer }) => issuer);
  const { rows } = await sql`
    select from credentials where user_id = ${userId} and kind = 'password'
    union all select from passkeys where user_id = ${userId}
    union all select from identities where user_id = ${userId} and issuer = any (${issuers}::text[])
    limit 1`.execute(db);
  if (rows.length === 0) throw new AppError('last-way-in');
}
