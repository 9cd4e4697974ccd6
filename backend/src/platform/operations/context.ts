import type { OperationContext } from './operate.ts';

interface Asker {
  ledgerId: string;
  userId: string;
  /** With the user, the scope of an idempotency key. */
  route: string;
  idempotencyKey?: string;
  bodyHash?: Buffer;
}

/** What `operate` needs to know of the member who asks for a change. */
export function contextOf({ ledgerId, userId, route, idempotencyKey, bodyHash }: Asker): OperationContext {
  if (idempotencyKey === undefined || bodyHash === undefined) return { ledgerId, userId };
  return { ledgerId, userId, idempotency: { route, key: idempotencyKey, bodyHash } };
}
