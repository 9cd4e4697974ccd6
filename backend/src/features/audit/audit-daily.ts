import { setTimeout as delay } from 'node:timers/promises';
import { noteVerification } from '../../platform/audit/audit-verification.ts';
import { type ArchiveDependencies, archiveAudit } from './archive-audit.ts';
import { readLoggedHeads } from './logged-heads.ts';
import { type SealDependencies, sealChains } from './seal-chains.ts';
import { type AuditFault, type VerifyDependencies, verifyChains } from './verify-audit.ts';

export interface AuditDependencies extends ArchiveDependencies, SealDependencies, VerifyDependencies {
  logDir: string;
  onArchiveFailed: (error: unknown) => void;
}

/**
 * Seals chains with a new key, archives what is old, then verifies every chain against itself and against `audit.log`;
 * notes the result, and gives what is wrong.
 */
export async function auditRound(deps: AuditDependencies): Promise<AuditFault[]> {
  await sealChains(deps);
  await archiveAudit(deps).catch(deps.onArchiveFailed);
  // Before the tables, which hold at least what the file does.
  const heads = (await readLoggedHeads(deps.logDir)) ?? [];
  const { chains, faults } = await verifyChains(deps, heads);
  await noteVerification(deps.database.db, { verifiedAt: new Date(), chains, faults: faults.length });
  return faults;
}

const firstAfter = 600_000;
const every = 86_400_000;

/**
 * Does a round ten minutes after the start and then each day; returns what ends that. A round that fails, as without a
 * database, isn't told: the alert looks at when the last one was.
 */
export function auditDaily(deps: AuditDependencies, tell: (faults: AuditFault[]) => void): () => Promise<void> {
  const end = new AbortController();
  const work = async () => {
    for (let wait = firstAfter; !end.signal.aborted; wait = every) {
      await delay(wait, undefined, { signal: end.signal, ref: false }).catch(() => undefined);
      if (!end.signal.aborted) await auditRound(deps).then(tell, () => undefined);
    }
  };
  const running = work();
  return () => {
    end.abort();
    return running;
  };
}
