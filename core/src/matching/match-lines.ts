import { addDays, type PlainDate } from '../calendar/plain-date.ts';
import { candidateOf, KnownRows, matchOf, sameAs } from './known-rows.ts';
import { matchAlike } from './match-alike.ts';
import { type MatchedById, matchById, pendingDays } from './match-by-id.ts';
import type { LineMatch, MatchableLine, MatchInput } from './match-types.ts';

/**
 * Says of each line of a file whether the account has it already: by the bank's id, then by counting equal lines as a
 * multiset, then by likeness (`docs/duplicate-matching.md` has the rules and their reasons). Each transaction and each
 * remembered line is used at most once. Gives one answer per line, in their order; time grows with the lines.
 *
 * Two coffees of 4.20 in the file and one of them in the ledger → one `duplicate`, one `new`.
 */
export function matchLines(input: MatchInput): LineMatch[] {
  const rows = new KnownRows(input);
  const twins = countTwins(input.lines, rows);
  const byId = matchById(input.lines, rows);
  const { matches } = byId;
  askWhereIdsChanged(input.lines, rows, byId);
  for (const [index, line] of input.lines.entries()) {
    if (matches[index]) continue;
    const row = rows.equalTo(line, byId.named[index] === 1);
    if (!row) continue;
    rows.use(row);
    matches[index] = sameAs(line, row, 'same-line');
  }
  matchAlike(input.lines, rows, byId);
  const complete = input.lines.map((line, index) => matches[index] ?? matchOf(line, 'new'));
  showTwins(input.lines, complete, twins);
  return complete;
}

/**
 * The days of which the account's transactions and remembered lines must be given to `matchLines` (besides those with
 * one of the file's ids); null where no line has a date: then those of the last weeks.
 */
export function matchWindow(lines: readonly { date: PlainDate | null }[]): { from: PlainDate; to: PlainDate } | null {
  const range = dateRange(lines);
  return range && { from: addDays(range.from, -pendingDays), to: addDays(range.to, pendingDays) };
}

function dateRange(lines: readonly { date: PlainDate | null }[]): { from: PlainDate; to: PlainDate } | null {
  let from: PlainDate | null = null;
  let to: PlainDate | null = null;
  for (const { date } of lines) {
    if (date === null) continue;
    if (from === null || date < from) from = date;
    if (to === null || date > to) to = date;
  }
  return from !== null && to !== null ? { from, to } : null;
}

/** Fewer lines with other ids are simply others. */
const leastRenamed = 5;

/**
 * Some banks make new ids for every download. Two ids of one source are never duplicates, so that this can't be
 * decided here; but where no id of the file is known and nearly all that the ledger has of these days is in the file
 * under other ids, adding everything again is not the answer either: those lines are asked.
 */
function askWhereIdsChanged(lines: readonly MatchableLine[], rows: KnownRows, byId: MatchedById): void {
  const range = dateRange(lines);
  if (!range || !byId.named.includes(1) || byId.matches.some((match) => match !== undefined)) return;
  const wanted = new Map<string, number>();
  let known = 0;
  for (const { facts, why } of rows.all) {
    if (why !== 'live' || facts?.source !== rows.source || facts.externalId === null || facts.date === null) continue;
    if (facts.date < range.from || facts.date > range.to) continue;
    known++;
    wanted.set(facts.fingerprint, (wanted.get(facts.fingerprint) ?? 0) + 1);
  }
  if (known < leastRenamed) return;
  const equal: number[] = [];
  for (const [index, line] of lines.entries()) {
    const left = wanted.get(line.fingerprint) ?? 0;
    if (left === 0 || byId.named[index] === 0) continue;
    wanted.set(line.fingerprint, left - 1);
    equal.push(index);
  }
  const isSystematic = equal.length >= leastRenamed && wanted.size >= 3 && equal.length >= 0.8 * known;
  if (!isSystematic) return;
  for (const index of equal) {
    const line = lines[index];
    const row = line && rows.renamed(line);
    if (!row) continue;
    rows.use(row);
    byId.matches[index] = matchOf(line, 'uncertain', candidateOf(row, 'ids-changed', 0.6));
  }
}

type Twins = NonNullable<LineMatch['twins']>;

/** By fingerprint, of those that the file or the ledger has more than once. Comes before any row is taken. */
function countTwins(lines: readonly MatchableLine[], rows: KnownRows): Map<string, Twins> {
  const seen = new Set<string>();
  const twins = new Map<string, Twins>();
  for (const { fingerprint } of lines) {
    const isAgain = seen.size === seen.add(fingerprint).size;
    const counted = twins.get(fingerprint);
    if (counted) counted.inFile++;
    else {
      const inLedger = rows.liveEqualTo(fingerprint);
      if (isAgain || inLedger > 1) twins.set(fingerprint, { inFile: isAgain ? 2 : 1, inLedger });
    }
  }
  return twins;
}

function showTwins(lines: readonly MatchableLine[], matches: readonly LineMatch[], twins: Map<string, Twins>): void {
  if (twins.size === 0) return;
  for (const [index, { fingerprint }] of lines.entries()) {
    const match = matches[index];
    const counted = match && twins.get(fingerprint);
    if (!counted) continue;
    match.twins = counted;
    // An entry that turned out to be one of the equal lines; a pending line with equal facts is counted already.
    if (match.kind === 'matched' && match.candidates[0]?.score !== 1) counted.inLedger++;
  }
}
