import { AuditKeys } from '../../platform/audit/audit-keys.ts';
import { runWithDatabase } from '../../platform/database/run-with-database.ts';
import { Outbox } from '../../platform/mail/outbox.ts';
import { resetSecondFactor } from './reset-second-factor.ts';
import { SecurityLog } from './security-log.ts';

/**
 * `npm run admin:reset-second-factor -- EMAIL` for somebody who has lost phone and recovery codes; works beside running
 * instances, which send the user's mail.
 */
await runWithDatabase(async (database, { mail }, { audit }) => {
  const email = process.argv[2]?.trim().toLowerCase();
  if (email === undefined) throw new Error('Name the user: npm run admin:reset-second-factor -- EMAIL');
  const securityLog = new SecurityLog({
    database,
    auditKeys: new AuditKeys(audit),
    // audit.log belongs to the instance; the chain in the database has the event.
    writeAuditLine: () => undefined,
    outbox: new Outbox(mail !== null),
    now: () => new Date(),
  });
  await resetSecondFactor(securityLog, email);
  console.log(`${email} signs in with the password alone from now on; every session was signed out.`);
});
