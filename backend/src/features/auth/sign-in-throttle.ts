import { createHash } from 'node:crypto';
import { networkOf } from '../../platform/http/client-address.ts';
import type { RateLimits } from '../../platform/http/rate-limits.ts';

/** What one attempt to prove a password is counted under. */
export type Attempt = readonly string[];

/**
 * The keys of a sign-in. A device known from an earlier sign-in counts by itself, so that an attack from elsewhere on
 * the account doesn't lock its owner out; everybody else counts per account and per address.
 */
export function signInAttempt(email: string, address: string, knownDevice: string | undefined): Attempt {
  const account = hashOf(email);
  if (knownDevice !== undefined) return [`device:${account}:${knownDevice}`];
  return [`account:${account}`, `address:${networkOf(address)}`];
}

/** The key of the second step, with the same regard for the owner's own device. */
export function secondStepAttempt(email: string, knownDevice: string | undefined): Attempt {
  const device = knownDevice === undefined ? '' : createHash('sha256').update(knownDevice).digest('base64url');
  return [`second-step:${hashOf(email)}:${device}`];
}

/** Counts are kept for a while: without the address itself. */
function hashOf(email: string): string {
  return createHash('sha256').update(email).digest('base64url').slice(0, 22);
}

/** The key of a password asked again from somebody who is signed in. */
export function confirmAttempt(userId: string): Attempt {
  return [`user:${userId}`];
}

/** The key of a passkey: whose it is, only a right one says. */
export function passkeyAttempt(address: string): Attempt {
  return [`passkey:${networkOf(address)}`];
}

/** The keys of asking for a link to be sent: per mailbox, whoever has it, and per address. */
export function linkRequest(mailbox: string, address: string): Attempt {
  return [`links:${hashOf(mailbox)}`, `link-requests:${networkOf(address)}`];
}

/** The key of a one-time link. */
export function linkAttempt(address: string): Attempt {
  return [`link:${networkOf(address)}`];
}

/**
 * Runs an attempt that may fail: it counts before it runs, so that many at once can't outrun the count, and is taken
 * back when `work` gives something. Throws `rate-limited` without running it when the failures are used up.
 */
export async function attempt<T>(
  limits: RateLimits,
  keys: Attempt,
  work: () => Promise<T | undefined>,
): Promise<T | undefined> {
  await limits.takeAttempt(keys);
  let failed = false;
  try {
    const result = await work();
    failed = result === undefined;
    return result;
  } finally {
    if (!failed) await limits.returnAttempt(keys);
  }
}
