import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../platform/database/database.ts';
import { auditChains } from './audit-chains.repository.ts';
import { readLoggedHeads } from './logged-heads.ts';
import { type AuditFault, verifyChains } from './verify-audit.ts';

export interface VerifyDependencies {
  database: Database;
  auditKey: Buffer;
  logDir: string;
}

/** Verifies every chain of the audit log against itself and against `audit.log`; gives what is wrong. */
export async function verifyAudit({ database, auditKey, logDir }: VerifyDependencies): Promise<AuditFault[]> {
  // Before the tables, which hold at least what the file does.
  const heads = (await readLoggedHeads(logDir)) ?? [];
  return verifyChains(await auditChains(database, auditKey, heads), heads);
}

const firstAfter = 600_000;
const every = 86_400_000;

/**
 * Verifies ten minutes after the start and then each day; returns what ends that. A round that fails, as without a
 * database, isn't told: the alert looks at when the last one was.
 */
export function verifyDaily(deps: VerifyDependencies, tell: (faults: AuditFault[]) => void): () => Promise<void> {
  const end = new AbortController();
  const work = async () => {
    for (let wait = firstAfter; !end.signal.aborted; wait = every) {
      await delay(wait, undefined, { signal: end.signal, ref: false }).catch(() => undefined);
      if (!end.signal.aborted) await verifyAudit(deps).then(tell, () => undefined);
    }
  };
  const running = work();
  return () => {
    end.abort();
    return running;
  };
}
