import type {
  KnownTransaction,
  LineMatch,
  MatchableLine,
  MatchCandidate,
  MatchInput,
  MatchReason,
  StatementFacts,
} from './match-types.ts';

/** One thing that a line can turn out to be: a transaction by its own facts, or a remembered line. */
export interface KnownRow {
  /** Null for an entry without facts. */
  facts: StatementFacts | null;
  transaction: KnownTransaction | null;
  transactionId: string | null;
  why: 'live' | 'deleted' | 'skipped' | 'merged';
  /** Rows of one transaction share a slot, so that it is used once. */
  slot: number;
  /** The next row of the same fingerprint, and how many from this one on are transactions. */
  next: KnownRow | null;
  live: number;
  /** The next row with the same id of the file's own source. */
  nextWithId: KnownRow | null;
}

/** Everything that lines of one file are held against, and what of it is used. */
export class KnownRows {
  readonly all: KnownRow[];
  readonly source: string;
  readonly #used: Uint8Array;
  /** First row of each id of the file's own source; the others hang on `nextWithId`. */
  readonly #byId = new Map<string, KnownRow>();
  /** First row of each fingerprint that any line may be; the others hang on `next`, the best to use in front. */
  readonly #open = new Map<string, KnownRow>();
  /** The same for rows with an id of the file's own source: never a line with another id. */
  readonly #named = new Map<string, KnownRow>();

  constructor(input: MatchInput) {
    this.source = input.lines[0]?.source ?? '';
    this.all = rowsOf(input);
    this.#used = new Uint8Array(input.known.length + input.remembered.length);
    // Each goes in front of those before: at the end the file's own source first, and the last to be used are what
    // people deleted or skipped.
    for (const isAliveWanted of [false, true]) {
      for (const isOwnWanted of [false, true]) this.#addAll(isAliveWanted, isOwnWanted);
    }
  }

  isUsed(row: KnownRow): boolean {
    return this.#used[row.slot] === 1;
  }

  use(row: KnownRow): void {
    this.#used[row.slot] = 1;
  }

  /** Gives back what was used, before anything is looked up by fingerprint: chains only go forward. */
  release(row: KnownRow): void {
    this.#used[row.slot] = 0;
  }

  withId(externalId: string): KnownRow | null {
    return this.#byId.get(externalId) ?? null;
  }

  /** The unused row equal to the line, or null; `isNamed` lines are never those with another id of the same source. */
  equalTo(line: MatchableLine, isNamed: boolean): KnownRow | null {
    const open = this.#head(this.#open, line.fingerprint);
    if (isNamed) return open;
    const named = this.renamed(line);
    return named && (!open || !isAlive(open) || isAlive(named)) ? named : open;
  }

  /** The unused row that has the line's text and another id of the same source. */
  renamed(line: MatchableLine): KnownRow | null {
    return this.#head(this.#named, line.fingerprint);
  }

  /** How many transactions are equal to a line, used ones included as long as none was looked up. */
  liveEqualTo(fingerprint: string): number {
    return (this.#open.get(fingerprint)?.live ?? 0) + (this.#named.get(fingerprint)?.live ?? 0);
  }

  #head(chains: Map<string, KnownRow>, fingerprint: string): KnownRow | null {
    const first = chains.get(fingerprint);
    if (!first || !this.isUsed(first)) return first ?? null;
    let row: KnownRow | null = first;
    while (row && this.isUsed(row)) row = row.next;
    if (row) chains.set(fingerprint, row);
    else chains.delete(fingerprint);
    return row;
  }

  #addAll(isAliveWanted: boolean, isOwnWanted: boolean): void {
    for (let index = this.all.length - 1; index >= 0; index--) {
      const row = this.all[index];
      const facts = row?.facts;
      if (!facts || isAlive(row) !== isAliveWanted || (facts.source === this.source) !== isOwnWanted) continue;
      const isNamed = isOwnWanted && facts.externalId !== null;
      const chains = isNamed ? this.#named : this.#open;
      row.next = chains.get(facts.fingerprint) ?? null;
      row.live = (row.next?.live ?? 0) + (row.why === 'live' ? 1 : 0);
      chains.set(facts.fingerprint, row);
      if (!isNamed || facts.externalId === null) continue;
      row.nextWithId = this.#byId.get(facts.externalId) ?? null;
      this.#byId.set(facts.externalId, row);
    }
  }
}

function rowsOf(input: MatchInput): KnownRow[] {
  const rows: KnownRow[] = input.known.map((transaction, slot) => ({
    facts: transaction.facts,
    transaction,
    transactionId: transaction.id,
    why: 'live',
    slot,
    next: null,
    live: 0,
    nextWithId: null,
  }));
  if (input.remembered.length === 0) return rows;
  const byTransaction = new Map(rows.map((row) => [row.transactionId, row]));
  const deleted = new Map<string | null, number>();
  for (const [index, { why, transactionId }] of input.remembered.entries()) {
    if (why === 'deleted') deleted.set(transactionId, input.known.length + index);
  }
  for (const [index, { facts, why, transactionId }] of input.remembered.entries()) {
    const live = why === 'merged' ? byTransaction.get(transactionId) : undefined;
    const gone = transactionId === null ? undefined : deleted.get(transactionId);
    rows.push({
      facts,
      transaction: live?.transaction ?? null,
      transactionId,
      // What was merged into a transaction goes with it.
      why: why === 'merged' && !live && gone !== undefined ? 'deleted' : why,
      slot: live?.slot ?? gone ?? input.known.length + index,
      next: null,
      live: 0,
      nextWithId: null,
    });
  }
  return rows;
}

function isAlive(row: KnownRow): boolean {
  return row.why === 'live' || row.why === 'merged';
}

export function candidateOf(row: KnownRow, reason: MatchReason, score: number): MatchCandidate {
  return { transactionId: row.transactionId, lineN: null, isDeleted: row.why === 'deleted', score, reason };
}

/** The line is this row beyond doubt: a duplicate, or the booked line of a pending transaction. */
export function sameAs(line: MatchableLine, row: KnownRow, reason: 'same-id' | 'same-line'): LineMatch {
  const isBooked = line.status === 'cleared' && row.transaction?.status === 'pending';
  if (isBooked) return matchOf(line, 'matched', candidateOf(row, 'pending-booked', 1));
  return matchOf(line, 'duplicate', candidateOf(row, row.why === 'live' ? reason : `${row.why}-before`, 1));
}

export function matchOf(line: MatchableLine, kind: LineMatch['kind'], ...candidates: MatchCandidate[]): LineMatch {
  return { n: line.n, kind, candidates, twins: null };
}
