import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amount } from './amount.ts';
import { formatAmount, toDecimalString } from './format-amount.ts';
import { decimalToAmount, parseAmount } from './parse-amount.ts';
import { parseDecimal } from './parse-decimal.ts';

describe('parseAmount', () => {
  it.each([
    ['1.234,56', 'EUR', 123456],
    ['1,234.56', 'USD', 123456],
    ['1,23,456.78', 'INR', 12345678],
    ['1 234,56', 'EUR', 123456],
    ['1\u00a0234,56', 'EUR', 123456],
    ['1\u202f234,56 €', 'EUR', 123456],
    ["1'234.50", 'CHF', 123450],
    ['1’234’567.89', 'CHF', 123456789],
    ['1.234.567', 'EUR', 123456700],
    ['12.34', 'USD', 1234],
    ['12,3', 'EUR', 1230],
    ['.5', 'USD', 50],
    ['5.', 'USD', 500],
    ['0.120', 'USD', 12],
    ['٣٫٥', 'EGP', 350],
    ['١٬٢٣٤٫٥٠', 'EGP', 123450],
    ['１２．５０', 'USD', 1250],
    ['1,234', 'JPY', 1234],
    ['JD 12.345', 'JOD', 12345],
    ['0.0001', 'CLF', 1],
  ])('reads %j in %s as %i', (text, currency, expected) => {
    expect(parseAmount(text, currency)).toBe(expected);
  });

  it.each([
    ['(12.00)', -1200],
    ['(-12.00)', -1200],
    ['12.00-', -1200],
    ['-12.00', -1200],
    ['\u221212.00', -1200],
    ['- 12.00', -1200],
    ['\u200f-12.00\u200f', -1200],
    ['+12', 1200],
    ['12.00+', 1200],
    ['12.00 CR', 1200],
    ['12.00Cr.', 1200],
    ['Cr. 12.00', 1200],
    ['12.00 C', 1200],
    ['12.00 DR', -1200],
    ['12.00 dr.', -1200],
    ['12.00 D', -1200],
    ['-12.00 DR', -1200],
    ['12,00 S', -1200],
    ['12,00 H', 1200],
    ['-0.00', 0],
  ])('reads the sign of %j as %i', (text, expected) => {
    expect(Object.is(parseAmount(text, 'INR'), expected)).toBe(true);
  });

  it.each([
    ['₹ 800', 'INR', 80000],
    ['Rs.500', 'INR', 50000],
    ['D 12', 'GMD', 1200],
    ['Rs. 1,00,000.00 Dr', 'INR', -10000000],
    ['-$5', 'USD', -500],
    ['$-5', 'USD', -500],
    ['$ 1,234.5', 'CAD', 123450],
    ['$5.00 USD', 'USD', 500],
    ['EUR 5', 'EUR', 500],
    ['5 eur', 'EUR', 500],
    ['R$ 1.234,56', 'BRL', 123456],
    ['S/ 12.50', 'PEN', 1250],
    ['500 руб.', 'RUB', 50000],
    ['89 kr.', 'SEK', 8900],
    ['89,-', 'NOK', 8900],
    ['89.-', 'CHF', 8900],
    ['CHF 89.–', 'CHF', 8900],
    ['-89.--', 'CHF', -8900],
  ])('reads %j with its unit in %s as %i', (text, currency, expected) => {
    expect(parseAmount(text, currency)).toBe(expected);
  });

  it.each([
    '',
    ' ',
    '-',
    '.',
    '$',
    'abc',
    '12..34',
    '1.2.3,4,5',
    '12.34.56',
    '1,234,56',
    '12 34',
    '1 234.567 890',
    '2026-03-05',
    '12:30',
    '1e5',
    '0x10',
    '5²',
    '½',
    '5 %',
    '5 apples',
    'Card 1234',
    'C 5',
    '€5',
    '--5',
    '-5-',
    '(5',
    '5)',
    '-5 CR',
    '+5 DR',
    '((5))',
    '0.125',
    '99999999999999999999',
    '1'.repeat(200),
  ])('finds no amount in USD in %j', (text) => {
    expect(parseAmount(text, 'USD')).toBeNull();
  });

  it('reads 1,234 by the known mark, else by the decimals of the currency', () => {
    expect(parseAmount('1,234', 'USD')).toBe(123400);
    expect(parseAmount('1.234', 'EUR')).toBe(123400);
    expect(parseAmount('1,234', 'USD', { decimalMark: '.' })).toBe(123400);
    expect(parseAmount('1,234', 'USD', { decimalMark: ',' })).toBeNull();
    expect(parseAmount('1,230', 'EUR', { decimalMark: ',' })).toBe(123);
    expect(parseAmount('1.234', 'KWD')).toBe(1234);
    expect(parseAmount('1,234', 'KWD', { decimalMark: '.' })).toBe(1234000);
    expect(parseAmount('0,234', 'KWD')).toBe(234);
  });

  it('refuses what the known decimal mark forbids', () => {
    expect(parseAmount('12,34', 'EUR', { decimalMark: '.' })).toBeNull();
    expect(parseAmount('1.234,56', 'EUR', { decimalMark: '.' })).toBeNull();
    expect(parseAmount('1,234.56', 'EUR', { decimalMark: ',' })).toBeNull();
  });

  it('refuses an unknown currency', () => {
    expect(() => parseAmount('1', 'ABC')).toThrow(expect.objectContaining({ code: 'validation' }));
  });

  it('reads back what formatAmount writes', () => {
    const locales = [
      'en-US',
      'de-DE',
      'de-CH',
      'fr-FR',
      'en-IN',
      'sv-SE',
      'pt-BR',
      'ja-JP',
      'ar-EG',
      'hi-IN',
      'pl-PL',
      'es-ES',
    ];
    const currencies = ['USD', 'EUR', 'INR', 'JPY', 'SEK', 'BRL', 'CHF'];
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 13), max: 10 ** 13 }),
        fc.constantFrom(...locales),
        fc.constantFrom(...currencies),
        (units, locale, currency) => {
          const mark = locale.startsWith('ar') ? undefined : decimalMarkOf(locale);
          const text = formatAmount(amount(units), currency, locale, { symbol: false });
          expect(parseAmount(text, currency, mark ? { decimalMark: mark } : {})).toBe(units === 0 ? 0 : units);
        },
      ),
    );
  });
});

describe('parseDecimal', () => {
  it('says what was written', () => {
    expect(parseDecimal('1,234')).toEqual({
      negative: false,
      digits: '1234',
      scale: 0,
      isSigned: false,
      units: [],
      isAmbiguous: true,
    });
    expect(parseDecimal('-€ 1.234,5600')).toEqual({
      negative: true,
      digits: '12345600',
      scale: 4,
      isSigned: true,
      units: ['€'],
      isAmbiguous: false,
    });
    expect(parseDecimal('12.00 CR')).toMatchObject({ negative: false, isSigned: true, units: [] });
    expect(parseDecimal('12,345', { decimalMark: ',' })).toMatchObject({
      digits: '12345',
      scale: 3,
      isAmbiguous: false,
    });
  });

  it('never throws', () => {
    const nasty = fc.string({ unit: fc.constantFrom(..."0123456789.,'- +()$€٫٬٣DCRr\u00a0\u2212"), maxLength: 12 });
    fc.assert(
      fc.property(nasty, (text) => {
        const decimal = parseDecimal(text);
        if (decimal) expect(decimal.digits).toMatch(/^\d+$/);
      }),
    );
  });
});

describe('decimalToAmount', () => {
  const decimal = (digits: string, scale: number, negative = false) => ({ digits, scale, negative });

  it('is exact or nothing, unless it is told to round', () => {
    expect(decimalToAmount(decimal('1250', 3), 2, 'exact')).toBe(125);
    expect(decimalToAmount(decimal('1255', 3), 2, 'exact')).toBeNull();
    expect(decimalToAmount(decimal('5', 0), 3, 'exact')).toBe(5000);
  });

  it.each([
    ['1245', 124],
    ['1255', 126],
    ['1254', 125],
    ['1256', 126],
    ['5', 0],
    ['15', 2],
  ])('rounds %s thousandths half to even', (digits, expected) => {
    expect(decimalToAmount(decimal(digits, 3), 2, 'half-even')).toBe(expected);
    expect(decimalToAmount(decimal(digits, 3, true), 2, 'half-even')).toBe(expected === 0 ? 0 : -expected);
  });

  it('is null beyond the safe integers', () => {
    expect(decimalToAmount(decimal('9007199254740991', 0), 0, 'exact')).toBe(9007199254740991);
    expect(decimalToAmount(decimal('9007199254740992', 0), 0, 'exact')).toBeNull();
    expect(decimalToAmount(decimal('90071992547409915', 1), 0, 'half-even')).toBeNull();
  });

  it('is the inverse of toDecimalString', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('USD', 'JPY', 'KWD', 'CLF'), (units, currency) => {
        expect(parseAmount(toDecimalString(amount(units), currency), currency, { decimalMark: '.' })).toBe(
          amount(units),
        );
      }),
    );
  });
});

function decimalMarkOf(locale: string): '.' | ',' {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.find((part) => part.type === 'decimal')?.value === ',' ? ',' : '.';
}
