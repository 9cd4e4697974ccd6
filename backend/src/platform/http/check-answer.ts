import type { Route } from '@expenseai/contracts/route';
import { z } from 'zod';

/**
 * Throws when an answer isn't what its route promises, a member too many included. Costs as much as the answer's
 * serialisation, so it is for development and tests.
 */
export function checkAnswer(route: Route, payload: unknown): void {
  const sent: unknown = JSON.parse(JSON.stringify(payload ?? null));
  const result = route.response.safeParse(sent);
  if (!result.success) {
    throw new Error(`${route.method} ${route.path} answers what it doesn't promise:\n${z.prettifyError(result.error)}`);
  }
  const extra = undeclared(sent, result.data, '');
  if (extra !== undefined) throw new Error(`${route.method} ${route.path} answers with an undeclared member ${extra}`);
}

/** Path of the first member that the schema dropped. */
function undeclared(sent: unknown, declared: unknown, path: string): string | undefined {
  if (typeof sent !== 'object' || sent === null || typeof declared !== 'object' || declared === null) return undefined;
  for (const [key, member] of Object.entries(sent)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (!(key in declared)) return at;
    const deeper = undeclared(member, declared[key as keyof typeof declared], at);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}
