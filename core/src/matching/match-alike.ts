import { dayNumber, type PlainDate } from '../calendar/plain-date.ts';
import { type AlikeRow, AlikeRows, dayNumbers } from './alike-rows.ts';
import { candidateOf, type KnownRows, matchOf } from './known-rows.ts';
import { type MatchedById, pendingDays } from './match-by-id.ts';
import type { MatchableLine, MatchCandidate, MatchKind, MatchReason } from './match-types.ts';
import { similarText } from './similar-text.ts';

/** How far a person's date may be from the bank's. */
const enteredDays = 4;
/** How far two sources may date one line apart (day of payment, day of booking). */
const sourceDays = 3;
const alike = 0.5;
const wordless = 0.55;
/** From this length on, a text that begins another one is that text, cut: OFX has 32 letters for a name. */
const cutLength = 20;
const shownCandidates = 3;

interface Pair {
  index: number;
  row: AlikeRow;
  kind: MatchKind;
  candidate: MatchCandidate;
}

/**
 * Holds the lines that are still open against the rows that nothing was equal to: entries typed by hand, pending
 * lines, and lines of other sources in other words or on a neighbouring day. The best pairs are taken first, and each
 * row once. A doubtful pair makes its line uncertain; nothing is dropped for being alike.
 */
export function matchAlike(lines: readonly MatchableLine[], rows: KnownRows, byId: MatchedById): void {
  const open: number[] = [];
  for (const index of lines.keys()) if (!byId.matches[index] && lines[index]?.date) open.push(index);
  if (open.length === 0) return;
  const range = insideOf(lines);
  const alikeRows = new AlikeRows(rows);
  const dayOf = dayNumbers();
  const pairs: Pair[] = [];
  for (const index of open) {
    const line = lines[index];
    if (!line?.date) continue;
    const day = dayOf(line.date);
    const isNamed = byId.named[index] === 1;
    for (const row of alikeRows.ofAmount(line.amount, day, pendingDays)) {
      if (isNamed && row.isNamed && !row.isPending) continue;
      const verdict = judge(line, row, day - row.day, range);
      if (verdict) pairs.push(pairOf(index, row, verdict));
    }
  }
  settle(lines, rows, byId, pairs);
  const changed: Pair[] = [];
  for (const index of open) {
    const line = lines[index];
    if (!line?.date || byId.matches[index] || line.status === 'pending') continue;
    const day = dayOf(line.date);
    for (const row of alikeRows.pendingAround(day, pendingDays)) {
      const verdict = rows.isUsed(row.row) || row.day > day + 1 ? null : judgeChangedAmount(line, row);
      if (verdict) changed.push(pairOf(index, row, verdict));
    }
  }
  settle(lines, rows, byId, changed);
}

interface Verdict {
  kind: MatchKind;
  reason: MatchReason;
  score: number;
}

/** `days`: how much later than the row the line is. The amounts are equal. */
function judge(line: MatchableLine, row: AlikeRow, days: number, inside: DayRange): Verdict | null {
  const apart = Math.abs(days);
  const nearness = 1 - apart / (pendingDays + 1);
  if (row.isPending && line.status === 'cleared' && days >= -1) {
    const likeness = likenessOf(line, row);
    if (likeness >= alike) return { kind: 'matched', reason: 'pending-booked', score: sure(likeness, nearness) };
    return apart <= enteredDays ? doubtful('pending-booked', likeness, nearness) : null;
  }
  if (!row.row.facts) {
    if (apart > enteredDays) return null;
    const isTransfer = row.row.transaction?.origin === 'transfer';
    const likeness = isTransfer ? wordless : likenessOf(line, row);
    const reason = isTransfer ? 'transfer-leg' : 'entered-before';
    if (likeness >= alike) return { kind: 'matched', reason, score: sure(likeness, nearness) };
    return doubtful(reason, likeness, nearness);
  }
  if (apart > sourceDays) return null;
  const reason = row.row.why === 'deleted' ? 'deleted-before' : apart === 0 ? 'other-text' : 'near-date';
  if (apart === 0 && row.row.why !== 'deleted' && isCutOf(line, row)) {
    return { kind: 'duplicate', reason: 'text-cut-short', score: 0.95 };
  }
  const likeness = likenessOf(line, row);
  if (apart === 0) return doubtful(reason, likeness, nearness);
  // A row on another day is open only where the file has that whole day and yet not the row.
  const isMissed = row.day > inside.first && row.day < inside.last;
  return isMissed && likeness >= alike ? doubtful(reason, likeness, nearness) : null;
}

/** A tip, a deposit that is released, a rate of the day: the amount that is booked is not always the one reserved. */
function judgeChangedAmount(line: MatchableLine, row: AlikeRow): Verdict | null {
  const reserved = row.row.facts?.amount ?? row.row.transaction?.amount ?? 0;
  const ratio = line.amount / reserved;
  if (ratio === 1 || !(ratio >= 0.5 && ratio <= 1.5)) return null;
  const likeness = likenessOf(line, row);
  return likeness >= alike ? doubtful('pending-amount-changed', likeness, 1 - Math.abs(1 - ratio)) : null;
}

function sure(likeness: number, nearness: number): number {
  return 0.7 + 0.2 * likeness + 0.09 * nearness;
}

function doubtful(reason: MatchReason, likeness: number, nearness: number): Verdict {
  return { kind: 'uncertain', reason, score: 0.2 + 0.3 * likeness + 0.19 * nearness };
}

function likenessOf(line: MatchableLine, row: AlikeRow): number {
  const words = row.row.transaction?.text ?? '';
  const said = row.row.facts?.text ?? '';
  // Without words nothing speaks against it, but alike words are the better sign.
  if (line.text === '' || (words === '' && said === '')) return wordless;
  return Math.max(similarText(line.text, said), words === said ? 0 : similarText(line.text, words));
}

function isCutOf(line: MatchableLine, row: AlikeRow): boolean {
  const facts = row.row.facts;
  if (!facts || facts.source === line.source || Math.min(facts.text.length, line.text.length) < cutLength) return false;
  return facts.text.startsWith(line.text) || line.text.startsWith(facts.text);
}

function pairOf(index: number, row: AlikeRow, verdict: Verdict): Pair {
  return { index, row, kind: verdict.kind, candidate: candidateOf(row.row, verdict.reason, verdict.score) };
}

function settle(lines: readonly MatchableLine[], rows: KnownRows, byId: MatchedById, pairs: Pair[]): void {
  pairs.sort((a, b) => b.candidate.score - a.candidate.score || a.index - b.index);
  for (const { index, row, kind, candidate } of pairs) {
    const line = lines[index];
    if (!line || rows.isUsed(row.row)) continue;
    const match = byId.matches[index];
    if (!match) {
      rows.use(row.row);
      byId.matches[index] = matchOf(line, kind, candidate);
    } else if (match.candidates.length < shownCandidates && match.kind !== 'duplicate') {
      match.candidates.push(candidate);
    }
  }
}

interface DayRange {
  first: number;
  last: number;
}

/** First and last day of the file; both may be there in part only. */
function insideOf(lines: readonly MatchableLine[]): DayRange {
  let first: PlainDate | null = null;
  let last: PlainDate | null = null;
  for (const { date } of lines) {
    if (date === null) continue;
    if (first === null || date < first) first = date;
    if (last === null || date > last) last = date;
  }
  return { first: first ? dayNumber(first) : 0, last: last ? dayNumber(last) : 0 };
}
