import { type ChainEnd, follow } from '../../platform/audit/audit-chain.ts';
import type { AuditKeys } from '../../platform/audit/audit-keys.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Storage } from '../../platform/storage/storage.ts';
import { type ChainName, removeLeftOver, writeArchived } from './audit-archive.ts';
import {
  anchorOf,
  changeChain,
  eventsAfter,
  expectedHash,
  listChains,
  removeArchived,
} from './audit-chains.repository.ts';

export interface ArchiveDependencies {
  database: Database;
  storage: Storage;
  auditKeys: AuditKeys;
  retentionDays: number;
  now: () => Date;
}

const batch = 5_000;

/**
 * Moves events of all chains from the database to files of the archive, by whole months: those from before the month
 * in which the retention ends. The newest event of a chain always stays, so that the chain goes on from it; a chain
 * that isn't whole stays as it is, for the verification to tell. Four statements for each chain where nothing is old.
 */
export async function archiveAudit(deps: ArchiveDependencies): Promise<void> {
  const ends = new Date(deps.now().getTime() - deps.retentionDays * 86_400_000);
  const before = new Date(Date.UTC(ends.getUTCFullYear(), ends.getUTCMonth(), 1));
  for (const chain of await listChains(deps.database)) {
    while ((await archiveBatch(deps, chain, before)) === batch);
  }
}

/** Gives how many events went: first into their file, then, in one transaction with the anchor, from their table. */
function archiveBatch({ database, storage, auditKeys }: ArchiveDependencies, chain: ChainName, before: Date) {
  return changeChain(database, chain, async ({ db }) => {
    const anchor = await anchorOf(db, chain);
    const events = await eventsAfter(db, chain, anchor.sequence, batch + 1);
    const firstKept = events.findIndex(({ at }, index) => at >= before || index === events.length - 1);
    const old = events.slice(0, Math.max(firstKept, 0));
    const isInOrder = auditKeys.inOrder();
    let end: ChainEnd = anchor;
    for (const event of old) {
      const next = follow(
        end,
        event,
        isInOrder(event.hash, (key) => expectedHash(key, chain, event)),
      );
      if (typeof next === 'string') return 0;
      end = next;
    }
    if (old.length === 0) return 0;
    await removeLeftOver(storage, chain, anchor.sequence);
    await writeArchived(storage, chain, old);
    await removeArchived(db, chain, end);
    return old.length;
  });
}
