import { AuditKeys } from '../../platform/audit/audit-keys.ts';
import { noteVerification } from '../../platform/audit/audit-verification.ts';
import { loadConfig } from '../../platform/config/config.ts';
import { loadSecrets } from '../../platform/config/secrets.ts';
import { Database } from '../../platform/database/database.ts';
import { databaseConnections } from '../../platform/database/roles.ts';
import { Storage } from '../../platform/storage/storage.ts';
import { readLoggedHeads } from './logged-heads.ts';
import { describeFault, verifyChains } from './verify-audit.ts';

/**
 * `npm run audit:verify` checks the audit log of every ledger and the security events of every user, archive included;
 * works beside a running instance. Ends with 0 when all is whole, 1 with a sentence for each chain that isn't, 2 when it can't look.
 */
async function verify(): Promise<number> {
  const config = loadConfig();
  const secrets = loadSecrets(config);
  // Before the tables, which hold at least what the file does.
  const heads = await readLoggedHeads(config.log.dir);
  const database = new Database(databaseConnections(config, secrets).app, {
    connections: 2,
    statementTimeoutMs: config.database.statementTimeoutMs,
    onError: (error) => console.error(error.message),
  });
  try {
    const storage = new Storage({ dataDir: config.dataDir, s3: config.s3 });
    const deps = { database, storage, auditKeys: new AuditKeys(secrets.audit) };
    const { chains, faults } = await verifyChains(deps, heads ?? []);
    await noteVerification(database.db, { verifiedAt: new Date(), chains, faults: faults.length });
    for (const fault of faults) console.error(describeFault(fault));
    console.log(`${chains - faults.length} of ${chains} chains are whole.`);
    if (heads === null) console.log(`There is no audit.log in ${config.log.dir}: newest events were not compared.`);
    return faults.length === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
}

try {
  process.exitCode = await verify();
} catch (error) {
  console.error(readable(error));
  process.exitCode = 2;
}

function readable(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const isUnreached = 'code' in error && /^E[A-Z]+$/.test(String(error.code));
  return isUnreached ? `The database can’t be reached; ExpenseAI must be running (${error.message}).` : error.message;
}
