import type { User } from '@expenseai/contracts/auth';
import type { UserRow } from './users.repository.ts';

export function toUser(row: UserRow): User {
  const { id, email, name, locale, timeZone, weekStart, theme, isAdministrator, createdAt } = row;
  return { id, email, name, locale, timeZone, weekStart, theme, isAdministrator, createdAt: createdAt.toISOString() };
}
