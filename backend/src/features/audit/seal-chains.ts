import type { AuditKeys } from '../../platform/audit/audit-keys.ts';
import { appendAuditEvent, lastLedgerEvent } from '../../platform/audit/ledger-audit.ts';
import { appendSecurityEvent, lastUserEvent } from '../../platform/audit/user-audit.ts';
import type { Database, Session } from '../../platform/database/database.ts';
import type { ChainName } from './audit-archive.ts';
import { changeChain, expectedHash, listChains, lockLedgerRow } from './audit-chains.repository.ts';

export interface SealDependencies {
  database: Database;
  auditKeys: AuditKeys;
  writeAuditLine: (line: string) => void;
  now: () => Date;
}

/**
 * Notes a new audit key as an event, signed with it, in each chain whose newest event an earlier key has signed. So what
 * was signed with a key that got out is held by one that didn't, also where nothing else happens. A chain that is not
 * whole stays as it is, for the verification to tell. Three statements for each chain that has gone over already.
 */
export async function sealChains({ database, auditKeys, writeAuditLine, now }: SealDependencies): Promise<void> {
  if (!auditKeys.hasEarlier) return;
  for (const chain of await listChains(database)) {
    const line = await changeChain(database, chain, (session) => seal(session, chain, auditKeys, now()));
    if (line !== undefined) writeAuditLine(line);
  }
}

async function seal(session: Session, chain: ChainName, keys: AuditKeys, at: Date): Promise<string | undefined> {
  const { db } = session;
  const event = 'audit.key.change' as const;
  if (chain.kind === 'ledger') await lockLedgerRow(db, chain.id);
  const last = await (chain.kind === 'ledger' ? lastLedgerEvent(session, chain.id) : lastUserEvent(db, chain.id));
  if (!last || !keys.isEarlier(last.hash, (key) => expectedHash(key, chain, last))) return undefined;
  return chain.kind === 'ledger'
    ? appendAuditEvent(session, keys, chain.id, { event, userId: null, subjectId: null, details: {} }, at)
    : appendSecurityEvent(db, keys, { event, userId: chain.id, address: null, device: null, details: {} }, at);
}
