import { addDays, type PlainDate } from '../calendar/plain-date.ts';
import { type Amount, amount } from '../money/amount.ts';

/** A valid, booked line of a file; pending ones are in no bank's balance. */
export interface BalanceLine {
  n: number;
  date: PlainDate;
  amount: Amount;
  /** The bank's running balance after it. */
  balance: Amount | null;
  /** False where it was skipped or is undecided. */
  isInLedger: boolean;
}

export interface StatedBalance {
  date: PlainDate;
  amount: Amount;
  kind: 'opening' | 'closing';
}

export interface BalanceCheckInput {
  stated: readonly StatedBalance[];
  /** In the order of the file. */
  lines: readonly BalanceLine[];
  /** Of the account in the ledger, before its first transaction. */
  openingBalance: Amount;
  /** What the account's booked transactions change on each day: the bank's date where there is one. In any order. */
  days: Iterable<{ date: PlainDate; net: Amount }>;
}

export interface BalanceCheck {
  /** The last balance that the file states. */
  stated: Amount;
  /** The account's balance in the ledger at the end of that day. */
  computed: Amount;
  /** `n` of the line from which on they differ to the end; null where they agree or no line is to blame. */
  firstGapLine: number | null;
}

interface Point {
  date: PlainDate;
  stated: Amount;
}

/**
 * Holds the ledger's balance against the balances that a file states, day by day, and finds the line where a gap
 * begins. A gap that closes again by itself is none. Null where the file states no balance.
 */
export function checkBalances(input: BalanceCheckInput): BalanceCheck | null {
  const order = chronological(input.lines);
  const points = pointsOf(input.stated, order);
  const last = points.at(-1);
  if (!last) return null;
  const computed = balancesAt(points, input);
  const isOff = points.map((point, index) => point.stated !== computed[index]);
  const result = { stated: last.stated, computed: computed.at(-1) ?? input.openingBalance };
  if (!isOff.at(-1)) return { ...result, firstGapLine: null };
  const begin = isOff.lastIndexOf(false) + 1;
  const line = firstLineOf(order, points[begin - 1]?.date ?? null, points[begin]?.date ?? null);
  // Off from the first balance on, before any line: then the file begins with the gap.
  return { ...result, firstGapLine: line ?? (begin === 0 ? (order[0]?.n ?? null) : null) };
}

/**
 * The opening balance that an account made for this file needs, so that it ends where the bank says: the stated one,
 * else from the first running balance, else from the closing one; null where the file states none.
 */
export function openingBalanceOf(stated: readonly StatedBalance[], lines: readonly BalanceLine[]): Amount | null {
  const order = chronological(lines);
  const opening = stated.filter((balance) => balance.kind === 'opening').sort(byDate)[0];
  if (opening) return opening.amount;
  let before = 0;
  for (const line of order) {
    before += line.amount;
    if (line.balance !== null) return amount(line.balance - before);
  }
  const closing = stated.toSorted(byDate).at(-1);
  if (!closing) return null;
  const later = order.filter((line) => line.date > closing.date).reduce((total, line) => total + line.amount, 0);
  return amount(closing.amount - (before - later));
}

/** The lines from old to new. Files go either way; the running balances, else the dates, say which. */
function chronological(lines: readonly BalanceLine[]): readonly BalanceLine[] {
  let forward = 0;
  let backward = 0;
  let previous: BalanceLine | undefined;
  for (const line of lines) {
    if (previous && line.balance !== null && previous.balance !== null) {
      if (line.balance === previous.balance + line.amount) forward++;
      if (previous.balance === line.balance + previous.amount) backward++;
    }
    previous = line;
  }
  const [first, last] = [lines[0], lines.at(-1)];
  const isDescending = forward === backward ? !!first && !!last && first.date > last.date : backward > forward;
  // The sort is stable: lines of one day keep the file's order.
  return (isDescending ? lines.toReversed() : [...lines]).sort(byDate);
}

/** What is stated at the end of each day. */
function pointsOf(stated: readonly StatedBalance[], order: readonly BalanceLine[]): Point[] {
  const byDay = new Map<PlainDate, Amount>();
  for (const line of order) if (line.balance !== null) byDay.set(line.date, line.balance);
  const firstDay = order[0]?.date;
  for (const { date, amount: value, kind } of stated) {
    if (kind === 'closing') byDay.set(date, value);
    // An opening balance dated on the first day is the one before its lines.
    else byDay.set(firstDay !== undefined && date >= firstDay ? addDays(firstDay, -1) : date, value);
  }
  return [...byDay].map(([date, value]) => ({ date, stated: value })).sort(byDate);
}

function balancesAt(points: readonly Point[], input: BalanceCheckInput): Amount[] {
  const days = [...input.days].sort(byDate);
  let at = 0;
  let balance = input.openingBalance;
  return points.map((point) => {
    for (let day = days[at]; day && day.date <= point.date; day = days[++at]) balance = amount(balance + day.net);
    return balance;
  });
}

/** Of the lines after `from` up to `to`: the one whose running balance doesn't follow, else one left out, else any. */
function firstLineOf(order: readonly BalanceLine[], from: PlainDate | null, to: PlainDate | null): number | null {
  const isWithin = (line: BalanceLine) => (from === null || line.date > from) && (to === null || line.date <= to);
  const broken = order.find((line, index) => {
    const previous = order[index - 1];
    if (!previous || line.balance === null || previous.balance === null || !isWithin(line)) return false;
    return line.balance !== previous.balance + line.amount;
  });
  const found = broken ?? order.find((line) => isWithin(line) && !line.isInLedger) ?? order.find(isWithin);
  return found?.n ?? null;
}

function byDate(a: { date: PlainDate }, b: { date: PlainDate }): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : 0;
}
