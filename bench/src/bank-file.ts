import { addDays, plainDate } from '@expenseai/core/calendar/plain-date';
import { randomFrom } from '@expenseai/core/demo/random';

/** A line as a bank writes it. */
export interface BankRow {
  /** `YYYY-MM-DD` */
  date: string;
  /** Minor units; negative leaves the account. */
  amount: number;
  text: string;
}

const brands = [
  'AMAZON MKTPLACE', 'NETFLIX.COM', 'SPOTIFY', 'REWE MARKT', 'LIDL', 'ALDI SUED', 'CARREFOUR CITY', 'TESCO STORES',
  'SHELL', 'BP CONNECT', 'TOTAL ENERGIES', 'IKEA', 'ZARA', 'H&M', 'DECATHLON', 'MCDONALDS', 'STARBUCKS', 'BURGER KING',
  'UBER TRIP', 'DB VERTRIEB', 'EASYJET', 'BOOKING.COM', 'AIRBNB', 'VODAFONE', 'TELEKOM', 'APPLE.COM/BILL', 'STEAM GAMES',
] as const; // biome-ignore format: a list of words.
const owners = [
  'MILLER', 'ROSSI', 'DUPONT', 'GARCIA', 'SCHMIDT', 'NOVAK', 'JENSEN', 'KOWALSKI', 'SILVA', 'OBRIEN', 'PATEL', 'NGUYEN',
  'WEBER', 'LARSEN', 'MORENO', 'FONTAINE', 'KELLER', 'BIANCHI', 'HORVAT', 'LINDQVIST', 'OKAFOR', 'YILMAZ', 'TANAKA', 'REYES',
] as const; // biome-ignore format: a list of words.
const trades = [
  'BAKERY', 'PHARMACY', 'CAFE', 'BOOKS', 'GARAGE', 'DENTAL PRACTICE', 'FLOWERS', 'HARDWARE', 'BUTCHER', 'RESTAURANT',
  'HAIR STUDIO', 'OPTICIAN', 'SPORTS', 'TOYS', 'KIOSK', 'DELI', 'CINEMA', 'FITNESS', 'CLEANERS', 'ELECTRONICS',
] as const; // biome-ignore format: a list of words.
const cities = ['LONDON', 'BERLIN', 'PARIS', 'MADRID', 'MILANO', 'WIEN', 'DUBLIN', 'LISBOA', 'PRAHA', 'OSLO'] as const;
const ways = ['CARD PAYMENT', 'POS', 'DIRECT DEBIT', 'ONLINE PAYMENT'] as const;

/** Lines of `days` days before `until`, in order, the same for the same seed: some 500 payees, references, salaries. */
export function bankRows(count: number, { seed = 1, until = plainDate('2026-06-30'), days = 730 } = {}): BankRow[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, index) => {
    const date = addDays(until, Math.floor((index / count) * days) - days + 1);
    if (random.happens(0.01)) {
      return { date, amount: random.between(150_000, 420_000), text: `SALARY ${random.pick(owners)} LTD` };
    }
    const payee = random.happens(0.4) ? random.pick(brands) : `${random.pick(owners)} ${random.pick(trades)}`;
    const reference = random.between(100_000, 999_999);
    const text = `${random.pick(ways)} ${payee} ${random.pick(cities)} ${reference}`;
    return { date, amount: -Math.round(100 * 300 ** random.next()), text };
  });
}

/** The rows as a bank's CSV file. */
export function bankFile(rows: readonly BankRow[]): string {
  const lines = rows.map(({ date, amount, text }) => `${date},"${text}",${(amount / 100).toFixed(2)},EUR\n`);
  return `Date,Description,Amount,Currency\n${lines.join('')}`;
}
