import { dayNumber, type PlainDate } from '../calendar/plain-date.ts';
import type { KnownRow, KnownRows } from './known-rows.ts';

export interface AlikeRow {
  row: KnownRow;
  day: number;
  isPending: boolean;
  /** It has a bank id of the file's own source. */
  isNamed: boolean;
}

/** Rows looked at for one line, so that a thousand equal amounts on one day cost no more than a few. */
const mostRows = 16;

/** The unused rows by amount and day. */
export class AlikeRows {
  readonly #byAmount = new Map<number, AlikeRow[]>();
  readonly #pending: AlikeRow[] = [];

  constructor(rows: KnownRows) {
    const dayOf = dayNumbers();
    for (const row of rows.all) {
      const amount = row.facts?.amount ?? row.transaction?.amount;
      const date = row.facts?.date ?? row.transaction?.date;
      // A skipped line and a merged one are answers about that very line; they say nothing of others like it.
      if (row.why === 'skipped' || row.why === 'merged') continue;
      if (amount === undefined || !date || rows.isUsed(row)) continue;
      const alike: AlikeRow = {
        row,
        day: dayOf(date),
        isPending: row.transaction?.status === 'pending',
        isNamed: row.facts?.source === rows.source && row.facts.externalId !== null,
      };
      const sameAmount = this.#byAmount.get(amount);
      if (sameAmount) sameAmount.push(alike);
      else this.#byAmount.set(amount, [alike]);
      if (alike.isPending) this.#pending.push(alike);
    }
    for (const list of this.#byAmount.values()) if (list.length > 1) list.sort(byDay);
    this.#pending.sort(byDay);
  }

  /** The rows of an amount at most `days` away, the nearest first. */
  ofAmount(amount: number, day: number, days: number): readonly AlikeRow[] {
    return nearest(this.#byAmount.get(amount), day, days);
  }

  pendingAround(day: number, days: number): readonly AlikeRow[] {
    return nearest(this.#pending, day, days);
  }
}

function byDay(a: AlikeRow, b: AlikeRow): number {
  return a.day - b.day;
}

const none: readonly AlikeRow[] = [];

function nearest(sorted: readonly AlikeRow[] | undefined, day: number, days: number): readonly AlikeRow[] {
  if (!sorted || sorted.length === 0) return none;
  let after = firstFrom(sorted, day);
  let before = after - 1;
  const [following, preceding] = [sorted[after], sorted[before]];
  const isNear = (following && following.day - day <= days) || (preceding && day - preceding.day <= days);
  // Most lines have no neighbour: they shouldn't cost an array each.
  if (!isNear) return none;
  const found: AlikeRow[] = [];
  while (found.length < mostRows) {
    const later = sorted[after];
    const earlier = sorted[before];
    const laterBy = later ? later.day - day : days + 1;
    const earlierBy = earlier ? day - earlier.day : days + 1;
    if (Math.min(laterBy, earlierBy) > days) break;
    if (later && laterBy <= earlierBy) {
      found.push(later);
      after++;
    } else if (earlier) {
      found.push(earlier);
      before--;
    }
  }
  return found;
}

/** Index of the first row on `day` or later. */
function firstFrom(sorted: readonly AlikeRow[], day: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.day ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `dayNumber` for many dates in a row, most of which are the one before. */
export function dayNumbers(): (date: PlainDate) => number {
  let last: PlainDate | null = null;
  let number = 0;
  return (date) => {
    if (date !== last) {
      last = date;
      number = dayNumber(date);
    }
    return number;
  };
}
