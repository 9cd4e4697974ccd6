import pg from 'pg';
import { AuditKeys } from '../../platform/audit/audit-keys.ts';
import type { Secrets } from '../../platform/config/secrets.ts';
import { Database } from '../../platform/database/database.ts';
import { allLedgerIds } from '../../platform/database/ledger-ids.ts';
import type { DatabaseConnections } from '../../platform/database/roles.ts';
import { countDifferingTotals } from '../../platform/operations/totals.ts';
import type { Storage } from '../../platform/storage/storage.ts';
import { verifyChains } from '../audit/verify-audit.ts';

export interface RestoredCheck {
  ledgers: number;
  /** Rows of the totals that a recomputation from the splits gives otherwise. */
  differingTotals: number;
  chains: number;
  brokenChains: number;
}

/** Whether the figures and the audit log of a restored database are right: what the same rows don't show by themselves. */
export async function checkRestored(
  connection: DatabaseConnections['app'],
  storage: Storage,
  audit: Secrets['audit'],
): Promise<RestoredCheck> {
  const database = new Database(connection, {
    connections: 1,
    statementTimeoutMs: 600_000,
    onError: () => undefined,
  });
  try {
    const ledgerIds = await allLedgerIds(database.db);
    let differingTotals = 0;
    for (const id of ledgerIds) {
      differingTotals += await database.inLedger(id, ({ db }) => countDifferingTotals(db, id));
    }
    const { chains, faults } = await verifyChains({ database, storage, auditKeys: new AuditKeys(audit) }, []);
    return { ledgers: ledgerIds.length, differingTotals, chains, brokenChains: faults.length };
  } finally {
    await database.close();
  }
}

/** Ends every session: those that were ended after the backup was made must not come back. Gives how many. */
export async function endRestoredSessions(owner: pg.ClientConfig): Promise<number> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    const { rowCount } = await client.query(
      "update sessions set revoked_at = now(), revoked_reason = 'restored' where revoked_at is null",
    );
    return rowCount ?? 0;
  } finally {
    await client.end();
  }
}
