import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, splitEqually } from './allocate.ts';
import { amount, sum } from './amount.ts';
import {
  allCurrencies,
  currenciesOfSymbol,
  currenciesOfUnit,
  currencyOf,
  currencyOfRegion,
  exponentOf,
} from './currencies.ts';
import { evaluateAmount } from './evaluate.ts';
import { formatAmount, formatAmountParts, toDecimalString } from './format-amount.ts';

describe('currencies', () => {
  it('knows the exponents of ISO 4217', () => {
    expect(['USD', 'JPY', 'KWD', 'IQD', 'CLF', 'UYW', 'ISK', 'HUF'].map(exponentOf)).toEqual([2, 0, 3, 3, 4, 4, 0, 2]);
    expect(() => exponentOf('usd')).toThrow(expect.objectContaining({ code: 'validation' }));
    expect(currencyOf('ABC')).toBeUndefined();
  });

  it('has each code once, and every code that Intl knows as tender', () => {
    const codes = allCurrencies().map((currency) => currency.code);
    expect(new Set(codes).size).toBe(codes.length);
    const missing = Intl.supportedValuesOf('currency').filter((code) => !codes.includes(code));
    expect(missing).toEqual(['LSM', 'XDR', 'XSU'].filter((code) => missing.includes(code)));
  });

  it('gives the most traded currency of a symbol first', () => {
    expect(currenciesOfSymbol('$').slice(0, 3)).toEqual(['USD', 'AUD', 'CAD']);
    expect(currenciesOfSymbol('¥')).toEqual(['JPY', 'CNY']);
    expect(currenciesOfSymbol('kr.')[0]).toBe('SEK');
    expect(currenciesOfSymbol('RS')[0]).toBe('INR');
    expect(currenciesOfSymbol('€')).toEqual(['EUR']);
    expect(currenciesOfSymbol('?')).toEqual([]);
    expect(currenciesOfUnit('eur')).toEqual(['EUR']);
  });

  it('knows the currency of a region', () => {
    expect(['DE', 'in', 'CH', 'JP', 'HR', 'BG', 'ZZ'].map(currencyOfRegion)).toEqual([
      'EUR',
      'INR',
      'CHF',
      'JPY',
      'EUR',
      'EUR',
      'USD',
    ]);
  });
});

describe('allocate', () => {
  it('gives what rounding leaves to the largest remainders, then to the first', () => {
    expect(allocate(amount(100), [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(amount(-100), [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(allocate(amount(100), [50, 30, 20])).toEqual([50, 30, 20]);
    expect(allocate(amount(5), [3, 7])).toEqual([2, 3]);
    expect(allocate(amount(10), [0, 1])).toEqual([0, 10]);
    expect(splitEqually(amount(7), 3)).toEqual([3, 2, 2]);
  });

  it.each([[[]], [[0, 0]], [[1, -1]], [[Number.NaN]], [[Infinity, 1]]])('refuses the weights %j', (weights) => {
    expect(() => allocate(amount(1), weights)).toThrow(expect.objectContaining({ code: 'validation' }));
  });

  it('never loses a unit, keeps the sign, stays within one unit of the proportion', () => {
    const weight = fc.oneof(fc.nat({ max: 1000 }), fc.double({ min: 0, max: 1e6, noNaN: true }));
    const weights = fc.array(weight, { minLength: 1, maxLength: 12 }).filter((list) => list.some((item) => item > 0));
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 13), max: 10 ** 13 }), weights, (units, list) => {
        const shares = allocate(amount(units), list);
        expect(sum(shares)).toBe(amount(units));
        expect(shares.every((share) => share === 0 || Math.sign(share) === Math.sign(units))).toBe(true);
        const total = list.reduce((a, b) => a + b, 0);
        shares.forEach((share, index) => {
          // The proportion itself is a float here; at 10^13 it is good to a hundredth.
          expect(Math.abs(share - (units * (list[index] ?? 0)) / total)).toBeLessThan(1.02);
        });
      }),
    );
  });
});

describe('evaluateAmount', () => {
  it.each([
    ['12+3*2', 1800],
    ['(12+3)*2', 3000],
    ['10/3', 333],
    ['10/3*3', 1000],
    ['0.125*1', 12],
    ['0.135*1', 14],
    ['-5+2', -300],
    ['2*-3', -600],
    ['12.50', 1250],
    ['(12)', -1200],
    ['(12)*2', 2400],
    ['80 − 5.50', 7450],
    ['3 × 2,50', 750],
    ['$12 + $3', 1500],
    ['1,234.50 + 1', 123550],
  ])('%j is %i cents', (text, expected) => {
    expect(evaluateAmount(text, 'USD')).toBe(expected);
  });

  it.each([
    '',
    '1+2+',
    '*2',
    '1/0',
    '1/(2-2)',
    '(1',
    '1)',
    '1 2 3 4',
    '2**3',
    '€1+€2',
    'alert(1)',
    `${'('.repeat(50)}1${')'.repeat(50)}`,
  ])('%j is no amount', (text) => {
    expect(evaluateAmount(text, 'USD')).toBeNull();
  });

  it('adds and subtracts exactly', () => {
    const cents = fc.integer({ min: 0, max: 10 ** 12 });
    fc.assert(
      fc.property(cents, cents, cents, (a, b, c) => {
        const [x, y, z] = [a, b, c].map((units) => toDecimalString(amount(units), 'USD'));
        expect(evaluateAmount(`${x}+${y}-(${z})`, 'USD', { decimalMark: '.' })).toBe(amount(a + b - c));
      }),
    );
  });
});

describe('formatAmount', () => {
  it('writes the locale’s notation with a true minus', () => {
    expect(formatAmount(amount(-123450), 'USD', 'en-US')).toBe('−$1,234.50');
    expect(formatAmount(amount(-123450), 'EUR', 'de-DE')).toBe('−1.234,50\u00a0€');
    expect(formatAmount(amount(12345678), 'INR', 'en-IN')).toBe('₹1,23,456.78');
    expect(formatAmount(amount(1234), 'KWD', 'en-US', { symbol: false })).toBe('1.234');
  });

  it('shows signs as asked', () => {
    expect(formatAmount(amount(500), 'USD', 'en-US', { sign: 'always' })).toBe('+$5.00');
    expect(formatAmount(amount(0), 'USD', 'en-US', { sign: 'always' })).toBe('$0.00');
    expect(formatAmount(amount(-500), 'USD', 'en-US', { sign: 'never' })).toBe('$5.00');
  });

  it('is exact where a float is not', () => {
    expect(formatAmount(amount(-9007199254740991), 'USD', 'en-US')).toBe('−$90,071,992,547,409.91');
    expect(toDecimalString(amount(-5), 'USD')).toBe('-0.05');
    expect(toDecimalString(amount(-123450), 'USD')).toBe('-1234.50');
    expect(toDecimalString(amount(7), 'JPY')).toBe('7');
  });

  it('comes in parts that join to the whole', () => {
    expect(formatAmountParts(amount(-123450), 'EUR', 'de-DE')).toEqual({
      prefix: '−',
      integer: '1.234',
      fraction: ',50',
      suffix: '\u00a0€',
    });
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        fc.constantFrom('USD', 'EUR', 'JPY', 'KWD'),
        fc.constantFrom('en-US', 'de-DE', 'ar-AE', 'fa-IR', 'fr-CH', 'he-IL', 'nl-NL'),
        (units, currency, locale) => {
          const { prefix, integer, fraction, suffix } = formatAmountParts(amount(units), currency, locale);
          expect(prefix + integer + fraction + suffix).toBe(formatAmount(amount(units), currency, locale));
        },
      ),
    );
  });
});
