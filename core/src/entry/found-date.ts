import { type PlainDate, yearOf } from '../calendar/plain-date.ts';

/** A day found in the sentence, or several that it may be. */
export interface FoundDate {
  from: number;
  to: number;
  /** One day; two where the order of day and month is open; none where there is no such day or only a period. */
  dates: PlainDate[];
  /** Looks like a number too, so that it is only a date where another number is the amount: "3.11" */
  isDoubtful?: boolean;
}

/** The latest such day that is not after today. */
export function recent(today: PlainDate, ofYear: (year: number) => PlainDate | null): PlainDate | null {
  const year = yearOf(today);
  // A leap day may lie up to eight years back.
  for (let back = 0; back <= 8; back++) {
    const date = ofYear(year - back);
    if (date && date <= today) return date;
  }
  return null;
}
