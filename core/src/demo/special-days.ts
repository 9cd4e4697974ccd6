import { addDays, dayOfMonth, monthNumberOf, type PlainDate } from '../calendar/plain-date.ts';
import { amount } from '../money/amount.ts';
import { exponentOf } from '../money/currencies.ts';
import type { DemoTransaction } from './demo-types.ts';
import type { HouseholdBook } from './household-book.ts';
import type { Trip } from './places.ts';

/** True while the household is away: five days in June and five in October. */
export function isAway(date: PlainDate): boolean {
  const day = dayOfMonth(date);
  const month = monthNumberOf(date);
  return (month === 6 && day >= 13 && day <= 17) || (month === 10 && day >= 19 && day <= 23);
}

/** What makes a household's book hard to keep: journeys, splits, twins, refunds, presents. */
export function liveSpecialDay(book: HouseholdBook, date: PlainDate, monthIndex: number): void {
  const day = dayOfMonth(date);
  const month = monthNumberOf(date);
  if (isAway(date)) travelDay(book, date, book.place.trips[month === 6 ? 0 : 1]);
  if (day === 6 && (month === 6 || month === 10)) {
    book.transfer(date, 'savings', 'current', book.round(850), book.words.fromSavings);
    book.pay(date, 'card', book.place.payees.travel[1] ?? book.place.payees.travel[0], 'travel', book.price(486.2), {
      tags: [book.words.holiday],
    });
  }
  if (day === 11 && monthIndex % 2 === 0) splitPurchase(book, date);
  if (day === 16) twins(book, date);
  if (day === 17 && monthIndex % 5 === 1) refundedPurchase(book, date);
  if (day === 19 && monthIndex % 4 === 2)
    book.spend(date, 'current', 'doctor', 'health', book.price(book.some(45, 160)));
  if (day === 12 && month === 12) {
    book.spend(date, 'card', 'gifts', 'gifts_donations', book.shelfPrice(119), { notes: book.words.present });
  }
}

function travelDay(book: HouseholdBook, date: PlainDate, trip: Trip): void {
  for (const [euros, category] of [
    [book.some(4, 14), 'transport'],
    [book.some(22, 58), 'dining'],
    [book.some(9, 30), 'groceries'],
    [book.some(12, 26), 'entertainment'],
  ] as const) {
    const unit = 10 ** exponentOf(trip.currency);
    const abroad = Math.max(1, Math.round(euros * book.place.level * trip.rate * unit));
    const own = book.price(abroad / unit / trip.rate / book.place.level);
    const index = { transport: 0, dining: 1, groceries: 2, entertainment: 3 }[category];
    const payee = trip.payees[index] ?? trip.payees[0];
    const transaction = book.pay(date, 'card', payee, category, own, { tags: [book.words.holiday, trip.name] });
    transaction.original = { amount: amount(-abroad), currency: trip.currency };
    transaction.descriptor = `${payee.toUpperCase()} ${trip.name.toUpperCase()} ${trip.currency}`;
  }
}

/** One receipt, two categories: food, and things for the flat. */
function splitPurchase(book: HouseholdBook, date: PlainDate): void {
  const food = book.price(book.some(24, 52));
  const things = book.shelfPrice(book.some(12, 35));
  book.spend(date, 'current', 'groceries', 'groceries', amount(food + things), {
    splits: [
      { category: 'groceries', amount: amount(-food), notes: '' },
      { category: 'household', amount: amount(-things), notes: book.words.forTheFlat },
    ],
  });
}

/** A coffee in the morning and the same again in the afternoon: equal in everything, and both are real. */
function twins(book: HouseholdBook, date: PlainDate): void {
  const value = book.price(3.8);
  const payee = book.place.payees.coffee[0];
  const first = book.pay(date, 'card', payee, 'dining', value);
  const second = book.pay(date, 'card', payee, 'dining', value);
  second.descriptor = first.descriptor;
}

function refundedPurchase(book: HouseholdBook, date: PlainDate): void {
  const bought = book.spend(date, 'card', 'shopping', 'shopping', book.shelfPrice(book.some(35, 80)));
  const back = addDays(date, 6);
  if (back > book.today || bought.payee === null) return;
  book.receive(back, 'card', bought.payee, 'shopping', amount(-bought.amount), { notes: book.words.refund });
}

/** Names as small shops' terminals write them: the model can't be sure, so they wait in the inbox. */
const doubtful = [
  ['SQ *GREEN DOOR 4471', 'dining', 0.41],
  ['PAYPAL *MKL TRADING', 'shopping', 0.38],
  ['SUMUP *ATELIER NOVA', 'personal_care', 0.33],
  ['IZ *PARK AND GO 0093', 'vehicle', 0.52],
  ['GPAY-TRANSACTION 88213', 'other', 0.22],
  ['SQ *GREEN DOOR 4471', 'dining', 0.41],
  ['MP *KIOSK 17', 'groceries', 0.47],
  ['PAYPAL *STUDIOHAUS', 'education', 0.29],
] as const;

/** Puts the undecided ones on the last three weeks and two pending payments on the last days. */
export function liveLastWeeks(book: HouseholdBook): void {
  for (const [index, [text, category, confidence]] of doubtful.entries()) {
    const date = addDays(book.today, -20 + index * 2);
    const value = book.shelfPrice(book.some(6, 42));
    book.pay(date, 'card', titleOf(text), category, value, { descriptor: text, isReviewed: false, confidence });
  }
  for (const days of [1, 0]) {
    book.spend(addDays(book.today, -days), 'card', 'dining', 'dining', book.shelfPrice(book.some(11, 38)), {
      notes: days === 1 ? book.words.withFriends : '',
      isReviewed: days === 1,
    });
  }
}

function titleOf(text: string): string {
  const name = text.replace(/^\S+ ?\*|\d+$/g, '').trim();
  return name
    .split(/[ -]/)
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join(' ');
}

/** By date; those of one day in the order in which they were written. */
export function byDate(transactions: readonly DemoTransaction[]): DemoTransaction[] {
  return transactions.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
