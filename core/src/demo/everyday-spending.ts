import { type PlainDate, weekday } from '../calendar/plain-date.ts';
import type { CommonCategory } from '../categorising/categoriser.ts';
import type { DemoAccountKey } from './demo-types.ts';
import type { HouseholdBook } from './household-book.ts';
import type { PayeeRole } from './places.ts';

interface Habit {
  role: PayeeRole;
  category: CommonCategory;
  from: DemoAccountKey;
  /** Chance on a working day, on Saturday and on Sunday. */
  chances: readonly [number, number, number];
  /** Euros. */
  low: number;
  high: number;
}

const habits: readonly Habit[] = [
  { role: 'groceries', category: 'groceries', from: 'current', chances: [0.3, 0.75, 0.05], low: 9, high: 74 },
  { role: 'groceries', category: 'groceries', from: 'card', chances: [0.08, 0.15, 0.02], low: 6, high: 38 },
  { role: 'coffee', category: 'dining', from: 'card', chances: [0.24, 0.25, 0.2], low: 2.9, high: 7 },
  { role: 'dining', category: 'dining', from: 'card', chances: [0.18, 0.4, 0.3], low: 9, high: 46 },
  { role: 'bakery', category: 'groceries', from: 'cash', chances: [0.14, 0.45, 0.3], low: 2.4, high: 11 },
  { role: 'fuel', category: 'vehicle', from: 'card', chances: [0.06, 0.12, 0.03], low: 38, high: 72 },
  { role: 'shopping', category: 'shopping', from: 'card', chances: [0.08, 0.16, 0.06], low: 12, high: 95 },
  { role: 'household', category: 'household', from: 'card', chances: [0.04, 0.12, 0], low: 7, high: 60 },
  { role: 'pharmacy', category: 'health', from: 'current', chances: [0.04, 0.06, 0], low: 4, high: 34 },
  { role: 'cinema', category: 'entertainment', from: 'card', chances: [0.02, 0.12, 0.05], low: 11, high: 58 },
  { role: 'books', category: 'entertainment', from: 'card', chances: [0.02, 0.06, 0], low: 9, high: 32 },
  { role: 'hairdresser', category: 'personal_care', from: 'cash', chances: [0.015, 0.04, 0], low: 24, high: 39 },
  { role: 'gifts', category: 'gifts_donations', from: 'card', chances: [0.015, 0.04, 0.01], low: 14, high: 55 },
  { role: 'travel', category: 'travel', from: 'card', chances: [0.012, 0.02, 0.02], low: 19, high: 90 },
];

/** What a day at home costs. Cash is spent as long as there is some. */
export function liveEveryday(book: HouseholdBook, date: PlainDate): void {
  const day = weekday(date);
  for (const { role, category, from, chances, low, high } of habits) {
    if (!book.random.happens(chances[day === 7 ? 2 : day === 6 ? 1 : 0])) continue;
    const euros = book.some(low, high);
    const value = role === 'groceries' || role === 'fuel' ? book.price(euros) : book.shelfPrice(euros);
    if (from === 'cash' && book.balance('cash') < value) continue;
    book.spend(date, from, role, category, value);
  }
}
