import type { SecurityLog } from './security-log.ts';
import { endSessions } from './sessions.repository.ts';
import { deleteTwoFactor, hasTwoFactor } from './two-factor.repository.ts';
import { findUserByEmail } from './users.repository.ts';

/**
 * Takes the second step and its recovery codes from somebody who has lost both, and ends every session, since whoever
 * found the phone may be in one. The password stays. Throws a sentence where there is nothing to take away.
 */
export function resetSecondFactor(securityLog: SecurityLog, email: string): Promise<void> {
  return securityLog.change(async (db, note) => {
    const user = await findUserByEmail(db, email);
    if (!user) throw new Error(`Nobody signs in as ${email}.`);
    if (!(await hasTwoFactor(db, user.id))) throw new Error(`${email} has no second step: the password is enough.`);
    await deleteTwoFactor(db, user.id);
    await endSessions(db, user.id, 'revoked');
    await note({ event: 'auth.totp.reset', userId: user.id, address: null, device: null, details: {} });
  });
}
