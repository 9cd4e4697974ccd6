import { invariant } from '@expenseai/core/errors';
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
