import { AppError } from '@expenseai/core/errors';
import {
  type ChainEnd,
  chainStart,
  follow,
  type LinkedEvent,
  type LinkFault,
} from '../../platform/audit/audit-chain.ts';
import type { AuditKeys } from '../../platform/audit/audit-keys.ts';
import type { Database, Db } from '../../platform/database/database.ts';
import type { Storage } from '../../platform/storage/storage.ts';
import { type ChainName, readArchived } from './audit-archive.ts';
import { anchorOf, eventHash, eventsAfter, expectedHash, inChain, listChains } from './audit-chains.repository.ts';
import type { LoggedHead } from './logged-heads.ts';

export interface VerifyDependencies {
  database: Database;
  storage: Storage;
  auditKeys: AuditKeys;
}

export interface AuditFault extends ChainName {
  sequence: number;
  /** `cut`: audit.log knows of this event, which the table hasn't any more. `unreadable`: its file of the archive. */
  fault: LinkFault | 'cut' | 'unreadable';
}

type Found = Pick<AuditFault, 'sequence' | 'fault'>;

/** Asked for each event of a chain in order. */
type IsSigned = (event: LinkedEvent) => boolean;

export interface Verified {
  /** How many chains were checked. */
  chains: number;
  faults: AuditFault[];
}

/**
 * Checks each chain by itself, from its archived beginning over the anchor to its newest row, which finds a changed,
 * missing or inserted event or file, and against the newest line of its in audit.log, which finds newest rows that were
 * taken away, and chains that are gone altogether. Gives the first fault of each chain.
 */
export async function verifyChains(deps: VerifyDependencies, heads: readonly LoggedHead[]): Promise<Verified> {
  const nameOf = ({ kind, id }: ChainName) => `${kind} ${id}`;
  const headOf = new Map(heads.map((head) => [nameOf(head), head]));
  const chains = new Map<string, ChainName>(
    [...(await listChains(deps.database)), ...heads.map(({ kind, id }) => ({ kind, id }))].map((chain) => [
      nameOf(chain),
      chain,
    ]),
  );
  const faults: AuditFault[] = [];
  for (const [name, chain] of chains) {
    const found = await inChain(deps.database, chain, (db) => verifyChain(deps, db, chain, headOf.get(name)));
    if (found) faults.push({ ...chain, ...found });
  }
  return { chains: chains.size, faults };
}

async function verifyChain(
  deps: VerifyDependencies,
  db: Db,
  chain: ChainName,
  head: LoggedHead | undefined,
): Promise<Found | null> {
  const anchor = await anchorOf(db, chain);
  const isInOrder = deps.auditKeys.inOrder();
  const isSigned: IsSigned = (event) => isInOrder(event.hash, (key) => expectedHash(key, chain, event));
  return (
    (await verifyArchived(deps, chain, anchor, head, isSigned)) ??
    (await verifyRows(db, chain, anchor, isSigned)) ??
    (await compare(db, chain, anchor, head))
  );
}

async function verifyArchived(
  { storage }: VerifyDependencies,
  chain: ChainName,
  anchor: ChainEnd,
  head: LoggedHead | undefined,
  isSigned: IsSigned,
): Promise<Found | null> {
  let end = chainStart;
  try {
    for await (const event of readArchived(storage, chain, anchor.sequence)) {
      const next = follow(end, event, isSigned(event));
      if (typeof next === 'string') return { sequence: end.sequence + 1, fault: next };
      end = next;
      if (head?.sequence === end.sequence && head.head !== end.hash?.toString('hex')) {
        return { sequence: end.sequence, fault: 'changed' };
      }
    }
  } catch (error) {
    // The bucket can't be reached.
    if (error instanceof AppError) throw error;
    return { sequence: end.sequence + 1, fault: 'unreadable' };
  }
  if (end.sequence < anchor.sequence) return { sequence: end.sequence + 1, fault: 'missing' };
  const isAnchored = anchor.hash === null || end.hash?.equals(anchor.hash);
  return end.sequence === anchor.sequence && isAnchored ? null : { sequence: anchor.sequence, fault: 'changed' };
}

const page = 5_000;

async function verifyRows(db: Db, chain: ChainName, anchor: ChainEnd, isSigned: IsSigned): Promise<Found | null> {
  let end = anchor;
  for (;;) {
    const events = await eventsAfter(db, chain, end.sequence, page);
    for (const event of events) {
      const next = follow(end, event, isSigned(event));
      if (typeof next === 'string') return { sequence: end.sequence + 1, fault: next };
      end = next;
    }
    if (events.length < page) return null;
  }
}

async function compare(
  db: Db,
  chain: ChainName,
  anchor: ChainEnd,
  head: LoggedHead | undefined,
): Promise<Found | null> {
  if (!head || head.sequence <= anchor.sequence) return null;
  const hash = await eventHash(db, chain, head.sequence);
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
    case 'unreadable':
      return `${chain}: the archive's file with event ${sequence} can't be read.`;
    case 'cut':
      return `${chain}: audit.log knows of event ${sequence}, which is gone with those after it.`;
  }
}
