import { dayOfMonth, monthNumberOf, type PlainDate } from '../calendar/plain-date.ts';
import { amount } from '../money/amount.ts';
import type { HouseholdBook } from './household-book.ts';

/** What comes on a day of the month: income, home, contracts, and the money that moves between accounts. */
export function liveRegularDay(book: HouseholdBook, date: PlainDate, monthIndex: number): void {
  const day = dayOfMonth(date);
  const month = monthNumberOf(date);
  const { place, words } = book;
  const firstOf = (role: keyof typeof place.payees) => place.payees[role][0];
  switch (day) {
    case 1:
      book.pay(date, 'current', firstOf('landlord'), 'housing', book.round(1120));
      // Each day's spending stays on the card until the statement is paid, two days into the next month.
      break;
    case 2:
      book.transfer(date, 'current', 'card', amount(-book.balance('card')), words.cardPayment);
      break;
    case 4:
    case 18:
      if (book.balance('cash') < book.round(60)) {
        book.transfer(date, 'current', 'cash', book.round(80), words.withdrawal);
      }
      break;
    case 5:
      book.pay(date, 'current', firstOf('electricity'), 'utilities', book.price(isCold(month) ? 96.4 : 71.2));
      break;
    case 7:
      book.pay(date, 'current', firstOf('internet'), 'telecom', book.price(39.95));
      break;
    case 9:
      book.pay(date, 'current', firstOf('phone'), 'telecom', book.price(14.99));
      break;
    case 10:
      book.pay(date, 'current', firstOf('charity'), 'gifts_donations', book.round(15));
      break;
    case 12:
      if (month % 3 === 1) book.pay(date, 'current', firstOf('insurance'), 'insurance', book.price(128.7));
      break;
    case 25:
      payDay(book, date, monthIndex);
      break;
    case 26:
      book.transfer(date, 'current', 'savings', book.round(500), words.toSavings);
      break;
    case 28:
      if (month === 12) book.receive(date, 'savings', words.interest, 'other_income', book.price(84.3));
      break;
  }
  subscriptions(book, date, monthIndex);
}

function payDay(book: HouseholdBook, date: PlainDate, monthIndex: number): void {
  const employer = book.place.payees.employer[0];
  // A rise after the first year.
  book.receive(date, 'current', employer, 'salary', book.price(monthIndex < 12 ? 3184.6 : 3290.15));
  if (monthNumberOf(date) === 11) {
    book.receive(date, 'current', employer, 'salary', book.price(2150), { notes: book.words.bonus });
  }
}

function subscriptions(book: HouseholdBook, date: PlainDate, monthIndex: number): void {
  const hasRisen = monthIndex >= 14;
  switch (dayOfMonth(date)) {
    case 3:
      book.pay(date, 'card', 'Spotify', 'subscriptions', book.price(10.99));
      break;
    case 8:
      book.pay(date, 'card', 'Netflix', 'subscriptions', book.price(hasRisen ? 14.99 : 12.99), {
        notes: monthIndex === 14 ? book.words.priceRose : '',
      });
      break;
    case 14:
      book.pay(date, 'card', 'iCloud', 'subscriptions', book.price(2.99));
      break;
    case 15:
      book.spend(date, 'current', 'transit', 'transport', book.round(49));
      break;
    case 20:
      book.pay(date, 'card', 'Urban Sports Club', 'entertainment', book.price(32.9));
      break;
  }
}

function isCold(month: number): boolean {
  return month >= 11 || month <= 3;
}
