import type { User } from '@expenseai/contracts/auth';
import type { UserRow } from './users.repository.ts';

/** A user as the API shows it; `sendsMail`: whether addresses can be verified here. */
export function toUser(row: UserRow, sendsMail: boolean): User {
  const { id, email, pendingEmail, name, locale, timeZone, weekStart, theme, isAdministrator, createdAt } = row;
  const isEmailVerified = row.emailVerifiedAt !== null;
  return {
    id,
    email,
    isEmailVerified,
    pendingEmail,
    isVerificationDue: sendsMail && (!isEmailVerified || pendingEmail !== null),
    name,
    locale,
    timeZone,
    weekStart,
    theme,
    isAdministrator,
    createdAt: createdAt.toISOString(),
  };
}
