import { daysBetween, type PlainDate } from '../calendar/plain-date.ts';
import { candidateOf, type KnownRow, type KnownRows, matchOf, sameAs } from './known-rows.ts';
import type { LineMatch, MatchableLine } from './match-types.ts';

/** How far a bank moves the date of a line that keeps its id and amount. */
const movedDays = 7;
/** How long a payment stays pending. */
export const pendingDays = 10;

/** An id that the ledger has more often than this is a constant. */
const mostTwins = 20;

export interface MatchedById {
  /** By index of the line; undefined where its id decides nothing. */
  matches: (LineMatch | undefined)[];
  /** By index: 1 where the line has an id that can be relied on. */
  named: Uint8Array;
}

/**
 * What the bank's ids decide: the same id of the same source is the same line, if date or amount agree. Ids that
 * stand for several things (a counter that begins anew in each file, a constant) are found out and not relied on.
 * Marks the rows that it uses.
 */
export function matchById(lines: readonly MatchableLine[], rows: KnownRows): MatchedById {
  const matches: (LineMatch | undefined)[] = new Array(lines.length);
  const named = new Uint8Array(lines.length);
  const { first, ambiguous } = idsOf(lines, rows);
  const strangers: { index: number; row: KnownRow }[] = [];
  let hits = 0;
  for (const [index, line] of lines.entries()) {
    const id = line.externalId;
    if (id === null || ambiguous.has(id)) continue;
    named[index] = 1;
    const earlier = first.get(id);
    let row = rows.withId(id);
    while (row && rows.isUsed(row)) row = row.nextWithId;
    if (row) {
      hits++;
      rows.use(row);
      matches[index] = verdict(line, row);
      if (!matches[index]) strangers.push({ index, row });
    } else if (earlier && earlier !== line) {
      const repeated = { transactionId: null, lineN: earlier.n, isDeleted: false, score: 0.5 } as const;
      matches[index] = matchOf(line, 'uncertain', { ...repeated, reason: 'repeated-in-file' });
    }
  }
  settleStrangers(lines, rows, strangers, hits, { matches, named });
  return { matches, named };
}

/** Undefined where nothing but the id agrees, or the dates are too far apart for one line. */
function verdict(line: MatchableLine, row: KnownRow): LineMatch | undefined {
  const facts = row.facts;
  if (!facts) return undefined;
  if (facts.fingerprint === line.fingerprint) return sameAs(line, row, 'same-id');
  const days = distance(facts.date, line.date);
  if (line.status === 'cleared' && row.transaction?.status === 'pending' && days <= pendingDays) {
    return sameAs(line, row, 'same-id');
  }
  if (days > movedDays) return undefined;
  if (facts.amount === line.amount) return sameAs(line, row, 'same-id');
  return matchOf(line, 'uncertain', candidateOf(row, 'id-reused', 0.6));
}

/**
 * One stranger is a question. Several, and most of the file, say that the bank counts from one in every file: then
 * their ids mean nothing, and they are taken for lines without.
 */
function settleStrangers(
  lines: readonly MatchableLine[],
  rows: KnownRows,
  strangers: readonly { index: number; row: KnownRow }[],
  hits: number,
  result: MatchedById,
): void {
  const areIdsReused = strangers.length >= 2 && strangers.length * 2 >= hits;
  for (const { index, row } of strangers) {
    const line = lines[index];
    if (!line) continue;
    if (areIdsReused) {
      result.named[index] = 0;
      rows.release(row);
    } else {
      result.matches[index] = matchOf(line, 'uncertain', candidateOf(row, 'id-reused', 0.3));
    }
  }
}

interface FileIds {
  first: ReadonlyMap<string, MatchableLine>;
  /** Ids that stand for different dates or amounts within the file, or within the ledger. */
  ambiguous: ReadonlySet<string>;
}

function idsOf(lines: readonly MatchableLine[], rows: KnownRows): FileIds {
  const ambiguous = new Set<string>();
  const first = new Map<string, MatchableLine>();
  for (const line of lines) {
    if (line.externalId === null) continue;
    const other = first.get(line.externalId);
    if (!other) {
      first.set(line.externalId, line);
      const known = rows.withId(line.externalId);
      if (known?.nextWithId && isSeveralThings(known)) ambiguous.add(line.externalId);
    } else if (other.amount !== line.amount || other.date !== line.date) ambiguous.add(line.externalId);
  }
  return { first, ambiguous };
}

function isSeveralThings(first: KnownRow): boolean {
  let count = 0;
  for (let row: KnownRow | null = first; row; row = row.nextWithId) {
    const isSame = row.facts?.date === first.facts?.date && row.facts?.amount === first.facts?.amount;
    // The pending and the booked line of one transaction may share an id.
    if (++count > mostTwins || (!isSame && row.slot !== first.slot)) return true;
  }
  return false;
}

/** Days between two dates of lines; one that is missing (a pending line) is as near as can be. */
function distance(a: PlainDate | null, b: PlainDate | null): number {
  return a === null || b === null ? 0 : Math.abs(daysBetween(a, b));
}
