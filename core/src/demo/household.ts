import { addDays, addMonths, daysBetween, monthNumberOf, startOfMonth, yearOf } from '../calendar/plain-date.ts';
import type { DemoHousehold, DemoOptions } from './demo-types.ts';
import { liveEveryday } from './everyday-spending.ts';
import { HouseholdBook } from './household-book.ts';
import { liveRegularDay } from './regular-days.ts';
import { byDate, isAway, liveLastWeeks, liveSpecialDay } from './special-days.ts';

/**
 * A household's last two years up to `today`: four accounts and about 1,500 transactions in any currency, with the
 * cases that are hard (splits, transfers, equal twins, refunds, foreign currency, pending, undecided). The same
 * options always give the same household. Amounts follow the price level of the currency's place, roughly.
 */
export function demoHousehold(options: DemoOptions): DemoHousehold {
  const book = new HouseholdBook(options);
  const first = addMonths(startOfMonth(options.today), -24);
  const days = daysBetween(first, options.today);
  for (let index = 0; index <= days; index++) {
    const date = addDays(first, index);
    const monthIndex = (yearOf(date) - yearOf(first)) * 12 + monthNumberOf(date) - monthNumberOf(first);
    liveRegularDay(book, date, monthIndex);
    liveSpecialDay(book, date, monthIndex);
    if (!isAway(date)) liveEveryday(book, date);
  }
  liveLastWeeks(book);
  return { accounts: book.accounts, transactions: byDate(book.transactions) };
}
