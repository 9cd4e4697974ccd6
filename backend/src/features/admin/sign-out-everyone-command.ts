import { AuditKeys } from '../../platform/audit/audit-keys.ts';
import { appendSecurityEvent, nobody } from '../../platform/audit/user-audit.ts';
import { runWithDatabase } from '../../platform/database/run-with-database.ts';
import { revokeAll } from './revoke-sessions.repository.ts';

/**
 * `npm run admin:sign-out-everyone` ends every session at once, and with `-- --tokens` takes every API token away; works
 * beside running instances.
 */
await runWithDatabase(async (database, _config, { audit }) => {
  const { sessions, tokens } = await database.transaction(async ({ db }) => {
    const revoked = await revokeAll(db, process.argv.includes('--tokens'));
    const where = { userId: nobody, address: null, device: null };
    const event = { event: 'admin.sessions.revoke-all' as const, ...where, details: { ...revoked } };
    await appendSecurityEvent(db, new AuditKeys(audit), event, new Date());
    return revoked;
  });
  console.log(`Sessions ended: ${sessions}. API tokens taken away: ${tokens}.`);
});
