import { auditEventHash, verifyAuditChain } from '../../platform/audit/ledger-audit.ts';
import { listChainUsers, securityEventHash, verifySecurityChain } from '../../platform/audit/user-audit.ts';
import type { Database } from '../../platform/database/database.ts';
import { allLedgerIds } from '../../platform/database/ledger-ids.ts';
import type { LoggedHead } from './logged-heads.ts';
import type { AuditChain } from './verify-audit.ts';

/** Every chain of events in the database, and those that only audit.log knows of: of ledgers deleted since, or emptied. */
export async function auditChains(
  database: Database,
  key: Buffer,
  heads: readonly LoggedHead[],
): Promise<AuditChain[]> {
  const users = await listChainUsers(database.db);
  const logged = (kind: LoggedHead['kind']) => heads.filter((head) => head.kind === kind).map(({ id }) => id);
  const ledgerIds = new Set([...(await allLedgerIds(database.db)), ...logged('ledger')]);
  const userIds = new Set([...users, ...logged('user')]);
  return [
    ...[...ledgerIds].map((id) => ledgerChain(database, key, id)),
    ...[...userIds].map((id) => userChain(database, key, id)),
  ];
}

function ledgerChain(database: Database, key: Buffer, id: string): AuditChain {
  return {
    kind: 'ledger',
    id,
    verify: () => database.inLedger(id, ({ db }) => verifyAuditChain(db, key, id)),
    hashAt: (sequence) => database.inLedger(id, ({ db }) => auditEventHash(db, id, sequence)),
  };
}

function userChain({ db }: Database, key: Buffer, id: string): AuditChain {
  return {
    kind: 'user',
    id,
    verify: () => verifySecurityChain(db, key, id),
    hashAt: (sequence) => securityEventHash(db, id, sequence),
  };
}
