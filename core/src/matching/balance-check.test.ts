import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, plainDate } from '../calendar/plain-date.ts';
import { amount } from '../money/amount.ts';
import { type BalanceLine, checkBalances, openingBalanceOf, type StatedBalance } from './balance-check.ts';

const day = (number: number) => plainDate(`2026-03-${String(number).padStart(2, '0')}`);
const minor = amount;

function lineOf(n: number, date: number, value: number, balance: number | null, isInLedger = true): BalanceLine {
  return { n, date: day(date), amount: minor(value), balance: balance === null ? null : minor(balance), isInLedger };
}

/** The ledger holds these lines. */
function check(lines: BalanceLine[], openingBalance: number, stated: StatedBalance[] = []) {
  const days = lines.filter((line) => line.isInLedger).map(({ date, amount: net }) => ({ date, net }));
  return checkBalances({ stated, lines, openingBalance: minor(openingBalance), days });
}

const good = [lineOf(1, 1, -100, 900), lineOf(2, 2, -50, 850), lineOf(3, 2, 20, 870), lineOf(4, 5, -70, 800)];

test('a ledger that agrees has no gap, whichever way the file runs', () => {
  const agrees = { stated: 800, computed: 800, firstGapLine: null };
  expect(check(good, 1000)).toEqual(agrees);
  expect(check(good.toReversed(), 1000)).toEqual(agrees);
});

test('a file without balances says nothing', () => {
  expect(check([lineOf(1, 1, -100, null)], 0)).toBeNull();
});

test('a line that was skipped is where the gap begins', () => {
  const skipped = good.map((line) => (line.n === 3 ? { ...line, isInLedger: false } : line));
  expect(check(skipped, 1000)).toEqual({ stated: 800, computed: 780, firstGapLine: 3 });
});

test('a line that the file lacks shows at the first balance that does not follow', () => {
  expect(
    check(
      good.filter((line) => line.n !== 2),
      1000,
    ),
  ).toEqual({ stated: 800, computed: 850, firstGapLine: 3 });
});

test('another opening balance is a gap from the first line on', () => {
  expect(check(good, 0)).toEqual({ stated: 800, computed: -200, firstGapLine: 1 });
  const bare = good.map((line) => ({ ...line, balance: null }));
  const stated: StatedBalance[] = [
    { date: day(1), amount: minor(1000), kind: 'opening' },
    { date: day(5), amount: minor(800), kind: 'closing' },
  ];
  expect(check(bare, 0, stated)?.firstGapLine).toBe(1);
  expect(check(bare, 1000, stated)).toEqual({ stated: 800, computed: 800, firstGapLine: null });
});

test('a gap that closes by itself is none', () => {
  const days = [
    { date: day(1), net: minor(-150) },
    { date: day(2), net: minor(20) },
    { date: day(5), net: minor(-70) },
  ];
  expect(checkBalances({ stated: [], lines: good, openingBalance: minor(1000), days })?.firstGapLine).toBeNull();
});

test('after a gap that closed, the next one is the one that counts', () => {
  const days = [
    { date: day(1), net: minor(-150) },
    { date: day(2), net: minor(20) },
    { date: day(5), net: minor(-60) },
  ];
  expect(checkBalances({ stated: [], lines: good, openingBalance: minor(1000), days })?.firstGapLine).toBe(4);
});

test('a transaction of the ledger that the bank does not know shows on its day', () => {
  const days = good.map(({ date, amount: net }) => ({ date, net })).concat({ date: day(4), net: minor(-5) });
  expect(checkBalances({ stated: [], lines: good, openingBalance: minor(1000), days })).toEqual({
    stated: 800,
    computed: 795,
    firstGapLine: 4,
  });
});

test('an account made for a file opens with the balance that lets it end where the bank says', () => {
  const bare = good.map((line) => ({ ...line, balance: null }));
  expect(openingBalanceOf([], good)).toBe(1000);
  expect(openingBalanceOf([], good.toReversed())).toBe(1000);
  expect(openingBalanceOf([{ date: day(1), amount: minor(7), kind: 'opening' }], good)).toBe(7);
  expect(openingBalanceOf([{ date: day(9), amount: minor(800), kind: 'closing' }], bare)).toBe(1000);
  expect(openingBalanceOf([{ date: day(2), amount: minor(870), kind: 'closing' }], bare)).toBe(1000);
  expect(openingBalanceOf([], bare)).toBeNull();
});

test('the line that is left out is found, whatever the history', () => {
  const history = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 900 })), {
    minLength: 2,
    maxLength: 30,
  });
  fc.assert(
    fc.property(history, fc.nat(), fc.boolean(), (steps, pick, isNewestFirst) => {
      let balance = 5000;
      let date = plainDate('2026-01-01');
      const lines: BalanceLine[] = [];
      for (const [index, [days, value]] of steps.entries()) {
        date = addDays(date, days);
        balance -= value;
        lines.push({ n: index + 1, date, amount: minor(-value), balance: minor(balance), isInLedger: true });
      }
      const missing = pick % lines.length;
      const held = lines.map((line, index) => ({ ...line, isInLedger: index !== missing }));
      expect(check(isNewestFirst ? held.toReversed() : held, 5000)?.firstGapLine).toBe(missing + 1);
      expect(check(lines, 5000)?.firstGapLine).toBeNull();
    }),
  );
});
