import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, plainDate } from '../calendar/plain-date.ts';
import { sum } from '../money/amount.ts';
import { exponentOf } from '../money/currencies.ts';
import type { DemoAccountKey, DemoHousehold, DemoTransaction } from './demo-types.ts';
import { demoHousehold } from './household.ts';

const today = plainDate('2026-11-24');
const make = (currency: string, seed = 7, day = today) => demoHousehold({ today: day, currency, language: 'en', seed });

/** Lowest and last balance of an account at the ends of days. */
function balances(household: DemoHousehold, key: DemoAccountKey): { lowest: number; last: number } {
  let balance: number = household.accounts.find((account) => account.key === key)?.openingBalance ?? Number.NaN;
  let lowest = balance;
  for (const [index, transaction] of household.transactions.entries()) {
    if (transaction.accountKey === key) balance += transaction.amount;
    if (household.transactions[index + 1]?.date !== transaction.date) lowest = Math.min(lowest, balance);
  }
  return { lowest, last: balance };
}

function own(household: DemoHousehold): DemoTransaction[] {
  return household.transactions.filter((transaction) => transaction.transferKey === null);
}

test('the same options make the same household, another seed another one', () => {
  expect(make('EUR')).toEqual(make('EUR'));
  expect(make('EUR', 8)).not.toEqual(make('EUR'));
});

test('names follow the language, and fall back to English', () => {
  const name = (language: string) => demoHousehold({ today, currency: 'EUR', language, seed: 7 }).accounts[3]?.name;
  expect([name('de-AT'), name('en-GB'), name('xx')]).toEqual(['Bargeld', 'Cash', 'Cash']);
});

describe.each(['EUR', 'USD', 'GBP', 'INR', 'JPY', 'KWD', 'CHF', 'XAF'])('in %s', (currency) => {
  const household = make(currency);
  const { transactions } = household;

  test('it is two years of 1,300 to 1,800 transactions by date, none after today', () => {
    expect(transactions.length).toBeGreaterThanOrEqual(1300);
    expect(transactions.length).toBeLessThanOrEqual(1800);
    expect(transactions[0]?.date).toBe('2024-11-01');
    expect(transactions.at(-1)?.date).toBe(today);
    expect(transactions.map((transaction) => transaction.date)).toEqual(transactions.map(({ date }) => date).sort());
  });

  test('splits sum to their transaction, and only legs of transfers have no category and no payee', () => {
    for (const { amount, splits, transferKey, payee } of transactions) {
      expect(sum(splits.map((split) => split.amount))).toBe(amount);
      expect(amount).not.toBe(0);
      expect(splits.every((split) => (split.category === null) === (transferKey !== null))).toBe(true);
      expect(payee === null).toBe(transferKey !== null);
    }
  });

  test('transfers have two legs of opposite amounts on two accounts', () => {
    const legs = Map.groupBy(transactions, (transaction) => transaction.transferKey);
    legs.delete(null);
    expect(legs.size).toBeGreaterThan(60);
    for (const [one, other, ...more] of legs.values()) {
      expect(more).toEqual([]);
      expect(one?.accountKey).toBe(other?.transferAccountKey);
      expect(other?.accountKey).toBe(one?.transferAccountKey);
      expect((one?.amount ?? 0) + (other?.amount ?? 1)).toBe(0);
      expect(one?.date).toBe(other?.date);
    }
  });

  test('no account runs dry, and the card is paid', () => {
    expect(balances(household, 'current').lowest).toBeGreaterThan(0);
    expect(balances(household, 'savings').lowest).toBeGreaterThan(0);
    expect(balances(household, 'cash').lowest).toBeGreaterThanOrEqual(0);
    const salary = Math.max(...transactions.map((transaction) => transaction.amount));
    expect(balances(household, 'card').last).toBeGreaterThan(-salary);
    expect(balances(household, 'card').last).toBeLessThan(0);
  });

  test('each whole month nets between a loss of half and a gain of one and a half salaries', () => {
    const salary = own(household).find(({ splits }) => splits[0]?.category === 'salary')?.amount ?? 0;
    const months = Map.groupBy(own(household), (transaction) => transaction.date.slice(0, 7));
    months.delete('2026-11');
    expect(months.size).toBe(24);
    for (const [, month] of months) {
      const net = sum(month.map((transaction) => transaction.amount));
      expect(net).toBeGreaterThan(-0.5 * salary);
      expect(net).toBeLessThan(1.5 * salary);
    }
  });

  test('journeys have originals in another currency that has its own minor units', () => {
    const abroad = transactions.filter((transaction) => transaction.original !== null);
    expect(abroad.length).toBeGreaterThanOrEqual(60);
    for (const { original, amount } of abroad) {
      expect(original?.currency).not.toBe(currency);
      expect(exponentOf(original?.currency ?? '')).toBeGreaterThanOrEqual(0);
      expect(Math.sign(original?.amount ?? 0)).toBe(Math.sign(amount));
    }
  });
});

describe('the hard cases are there', () => {
  const household = make('EUR');
  const { transactions } = household;

  test('splits into several categories', () => {
    expect(transactions.filter((transaction) => transaction.splits.length > 1).length).toBeGreaterThanOrEqual(12);
  });

  test('twins that are equal in date, account, amount and descriptor', () => {
    const equal = Map.groupBy(own(household), (item) =>
      [item.date, item.accountKey, item.amount, item.descriptor].join('|'),
    );
    const twins = [...equal].filter(([key, items]) => items.length > 1 && !key.endsWith('|'));
    expect(twins.length).toBeGreaterThanOrEqual(20);
  });

  test('a refund of an earlier purchase in its own category', () => {
    const refunds = transactions.filter((item) => item.amount > 0 && item.splits[0]?.category === 'shopping');
    expect(refunds.length).toBeGreaterThanOrEqual(3);
    for (const refund of refunds) {
      const bought = transactions.find(
        (item) =>
          item.payee === refund.payee && item.amount === -refund.amount && daysBetween(item.date, refund.date) === 6,
      );
      expect(bought).toBeDefined();
    }
  });

  test('a subscription whose price rises once', () => {
    const prices = transactions.filter((item) => item.payee === 'Netflix').map((item) => -item.amount);
    expect([...new Set(prices)]).toEqual([1299, 1499]);
  });

  test('pending card payments in the last three days, and nowhere else', () => {
    const pending = transactions.filter((item) => item.status === 'pending');
    expect(pending.length).toBeGreaterThanOrEqual(2);
    for (const { date, accountKey } of pending) {
      expect(date > addDays(today, -3)).toBe(true);
      expect(accountKey).toBe('card');
    }
  });

  test('some lines of the last weeks wait for a decision', () => {
    const open = transactions.filter((item) => !item.isReviewed);
    expect(open.length).toBeGreaterThanOrEqual(6);
    expect(open.length).toBeLessThanOrEqual(15);
    expect(open.filter((item) => (item.confidence ?? 1) < 0.6).length).toBeGreaterThanOrEqual(6);
    expect(open.every((item) => item.date > addDays(today, -25))).toBe(true);
  });

  test('cash has no descriptor, everything else has one', () => {
    expect(transactions.every((item) => (item.accountKey === 'cash') === (item.descriptor === ''))).toBe(true);
  });
});

test.each(['2026-01-01', '2024-02-29', '2026-12-31', '2026-06-15'])('it can be made on %s', (day) => {
  for (const seed of [1, 2, 3]) {
    const household = make('USD', seed, plainDate(day));
    expect(household.transactions.length).toBeGreaterThanOrEqual(1300);
    expect(household.transactions.at(-1)?.date).toBe(day);
    for (const key of ['current', 'savings', 'cash'] as const) {
      expect(balances(household, key).lowest).toBeGreaterThanOrEqual(0);
    }
  }
});
