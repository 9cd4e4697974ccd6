import { AuditKeys } from '../../platform/audit/audit-keys.ts';
import { appendSecurityEvent, nobody } from '../../platform/audit/user-audit.ts';
import { loadConfig } from '../../platform/config/config.ts';
import { loadSecrets } from '../../platform/config/secrets.ts';
import { Database } from '../../platform/database/database.ts';
import { databaseConnections } from '../../platform/database/roles.ts';
import { revokeAll } from './revoke-sessions.repository.ts';

/**
 * `npm run admin:sign-out-everyone` ends every session at once, and with `-- --tokens` takes every API token away; works
 * beside running instances.
 */
async function signOutEveryone(withTokens: boolean): Promise<void> {
  const config = loadConfig();
  const secrets = loadSecrets(config);
  const database = new Database(databaseConnections(config, secrets).app, {
    connections: 1,
    statementTimeoutMs: config.database.statementTimeoutMs,
    onError: (error) => console.error(error.message),
  });
  try {
    const { sessions, tokens } = await database.transaction(async ({ db }) => {
      const revoked = await revokeAll(db, withTokens);
      const where = { userId: nobody, address: null, device: null };
      const event = { event: 'admin.sessions.revoke-all' as const, ...where, details: { ...revoked } };
      await appendSecurityEvent(db, new AuditKeys(secrets.audit), event, new Date());
      return revoked;
    });
    console.log(`Sessions ended: ${sessions}. API tokens taken away: ${tokens}.`);
  } finally {
    await database.close();
  }
}

try {
  await signOutEveryone(process.argv.includes('--tokens'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
