import type { LoggedHead } from './logged-heads.ts';

/** A chain of events that may be checked. */
export interface AuditChain {
  kind: 'ledger' | 'user';
  id: string;
  /** Walks it from its first event; gives the first fault. */
  verify: () => Promise<{ sequence: number; fault: 'missing' | 'changed' } | null>;
  /** Hash of one event; undefined where there is none of that number. */
  hashAt: (sequence: number) => Promise<Buffer | undefined>;
}

export interface AuditFault {
  kind: 'ledger' | 'user';
  id: string;
  sequence: number;
  /** `cut`: audit.log knows of this event, which the table hasn't any more. */
  fault: 'missing' | 'changed' | 'cut';
}

/**
 * Checks each chain by itself, which finds a changed, missing or inserted row, and against the newest line of its in
 * audit.log, which finds newest rows that were taken away. Gives the first fault of each chain.
 */
export async function verifyChains(chains: readonly AuditChain[], heads: readonly LoggedHead[]): Promise<AuditFault[]> {
  const headOf = new Map(heads.map((head) => [`${head.kind} ${head.id}`, head]));
  const faults: AuditFault[] = [];
  for (const chain of chains) {
    const { kind, id } = chain;
    const found = (await chain.verify()) ?? (await compare(chain, headOf.get(`${kind} ${id}`)));
    if (found) faults.push({ kind, id, sequence: found.sequence, fault: found.fault });
  }
  return faults;
}

async function compare(
  chain: AuditChain,
  head: LoggedHead | undefined,
): Promise<Omit<AuditFault, 'kind' | 'id'> | null> {
  if (!head) return null;
  const hash = await chain.hashAt(head.sequence);
  if (!hash) return { sequence: head.sequence, fault: 'cut' };
  return hash.toString('hex') === head.head ? null : { sequence: head.sequence, fault: 'changed' };
}

/** A fault as a sentence. */
export function describeFault({ kind, id, sequence, fault }: AuditFault): string {
  const chain = kind === 'ledger' ? `Ledger ${id}` : `User ${id}`;
  switch (fault) {
    case 'missing':
      return `${chain}: event ${sequence} is missing.`;
    case 'changed':
      return `${chain}: event ${sequence} is not what was written.`;
    case 'cut':
      return `${chain}: audit.log knows of event ${sequence}, which is gone with those after it.`;
  }
}
