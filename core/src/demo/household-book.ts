import { addDays, type PlainDate } from '../calendar/plain-date.ts';
import type { CommonCategory } from '../categorising/categoriser.ts';
import { type Amount, amount } from '../money/amount.ts';
import { exponentOf } from '../money/currencies.ts';
import type { DemoAccount, DemoAccountKey, DemoOptions, DemoTransaction } from './demo-types.ts';
import { type PayeeRole, type Place, placeOf } from './places.ts';
import { type Random, randomFrom } from './random.ts';
import { type DemoWords, demoWords } from './words.ts';

export type Details = Partial<
  Pick<DemoTransaction, 'splits' | 'tags' | 'notes' | 'original' | 'isReviewed' | 'confidence' | 'descriptor'>
>;

/** The days that a card payment takes to be booked, so that the last of them are pending. */
const pendingDays = 3;

/** The household while it lives through its days: writes transactions and knows what is left on each account. */
export class HouseholdBook {
  readonly random: Random;
  readonly place: Place;
  readonly words: DemoWords;
  readonly today: PlainDate;
  readonly accounts: DemoAccount[];
  readonly transactions: DemoTransaction[] = [];
  readonly #currency: string;
  readonly #unit: number;
  readonly #balances: Map<DemoAccountKey, number>;
  #transfers = 0;

  constructor(options: DemoOptions) {
    this.random = randomFrom(options.seed);
    this.place = placeOf(options.currency);
    this.words = demoWords(options.language);
    this.today = options.today;
    this.#currency = options.currency;
    this.#unit = 10 ** exponentOf(options.currency);
    const account = (key: DemoAccountKey, kind: DemoAccount['kind'], opening: number): DemoAccount => ({
      key,
      name: this.words.accounts[key],
      kind,
      currency: options.currency,
      openingBalance: this.round(opening),
    });
    this.accounts = [
      account('current', 'current', 2600),
      account('savings', 'savings', 6500),
      account('card', 'credit_card', 0),
      account('cash', 'cash', 80),
    ];
    this.#balances = new Map(this.accounts.map((item) => [item.key, item.openingBalance]));
  }

  balance(key: DemoAccountKey): Amount {
    return amount(this.#balances.get(key) ?? 0);
  }

  /** An exact price, such as a bill has it: `euros` at the level of the place, to the minor unit. */
  price(euros: number): Amount {
    return amount(Math.max(1, Math.round(euros * this.place.level * this.#unit)));
  }

  /** A price of a list: whole units where they are small money, else ending in .49 or .99. */
  shelfPrice(euros: number): Amount {
    const units = euros * this.place.level;
    if (this.#unit < 100 || units >= 1000) return this.round(euros);
    const cents = this.random.pick([49, 99, 99, 0, 50]) / 100;
    return amount(Math.max(1, Math.round((Math.max(0, Math.floor(units)) + cents) * this.#unit)));
  }

  /** To two leading digits, in whole units: what people agree on. */
  round(euros: number): Amount {
    const units = euros * this.place.level;
    const step = units === 0 ? 1 : 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(units))) - 1);
    return amount(Math.round(Math.round(units / step) * step * this.#unit));
  }

  /** Between two prices in euros, the lower more often. */
  some(low: number, high: number): number {
    return low + (high - low) * this.random.next() ** 1.6;
  }

  /** At the till of one of the places of a role. */
  spend(
    date: PlainDate,
    from: DemoAccountKey,
    role: PayeeRole,
    category: CommonCategory,
    value: Amount,
    details: Details = {},
  ) {
    const payee = this.random.pick(this.place.payees[role]);
    const descriptor = from === 'cash' ? '' : this.place.card(payee, this.#number());
    return this.pay(date, from, payee, category, value, { descriptor, ...details });
  }

  /** To one payee: by debit or order from the current account, by card from the card. */
  pay(
    date: PlainDate,
    from: DemoAccountKey,
    payee: string,
    category: CommonCategory,
    value: Amount,
    details: Details = {},
  ) {
    return this.#write(date, from, payee, category, amount(-value), details);
  }

  receive(
    date: PlainDate,
    to: DemoAccountKey,
    payee: string,
    category: CommonCategory,
    value: Amount,
    details: Details = {},
  ) {
    return this.#write(date, to, payee, category, value, details);
  }

  /** Two legs of one amount; nothing where there is nothing to move. */
  transfer(date: PlainDate, from: DemoAccountKey, to: DemoAccountKey, value: Amount, notes: string): void {
    if (value <= 0) return;
    const transferKey = `transfer-${++this.#transfers}`;
    for (const [accountKey, transferAccountKey, moved] of [
      [from, to, amount(-value)],
      [to, from, value],
    ] as const) {
      this.#enter({
        date,
        accountKey,
        amount: moved,
        payee: null,
        descriptor:
          accountKey === 'cash' ? '' : this.place.order(this.words.accounts[transferAccountKey], this.#number()),
        splits: [{ category: null, amount: moved, notes: '' }],
        transferKey,
        transferAccountKey,
        tags: [],
        notes,
        status: 'cleared',
        original: null,
        isReviewed: true,
        confidence: null,
      });
    }
  }

  #write(
    date: PlainDate,
    accountKey: DemoAccountKey,
    payee: string,
    category: CommonCategory,
    value: Amount,
    details: Details,
  ): DemoTransaction {
    const number = this.#number();
    const byCard = accountKey === 'card' ? this.place.card(payee, number) : this.place.order(payee, number);
    const isRecent = date > addDays(this.today, -pendingDays);
    const transaction: DemoTransaction = {
      date,
      accountKey,
      amount: value,
      payee,
      descriptor: accountKey === 'cash' ? '' : byCard,
      splits: [{ category, amount: value, notes: '' }],
      transferKey: null,
      transferAccountKey: null,
      tags: [],
      notes: '',
      status: accountKey === 'card' && isRecent ? 'pending' : 'cleared',
      original: null,
      isReviewed: true,
      confidence: accountKey === 'cash' ? null : 0.9 + Math.floor(this.random.next() * 9) / 100,
      ...details,
    };
    this.#enter(transaction);
    return transaction;
  }

  #enter(transaction: DemoTransaction): void {
    this.transactions.push(transaction);
    const { accountKey } = transaction;
    this.#balances.set(accountKey, this.balance(accountKey) + transaction.amount);
  }

  #number(): number {
    return this.random.between(1000, 9999);
  }
}
