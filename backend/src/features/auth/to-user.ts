import type { User } from '@expenseai/contracts/auth';
import type { UserRow } from './users.repository.ts';

export function toUser(row: UserRow): User {
  const { id, email, name, locale, timeZone, weekStart, theme, isAdministrator, createdAt } = row;
  const isEmailVerified = row.emailVerifiedAt !== null;
  const { pendingEmail } = row;
  return {
    id,
    email,
    isEmailVerified,
    pendingEmail,
    name,
    locale,
    timeZone,
    weekStart,
    theme,
    isAdministrator,
    createdAt: createdAt.toISOString(),
  };
}
