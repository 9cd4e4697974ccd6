import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalToAmount } from '../../money/parse-amount.ts';
import { parseDecimal } from '../../money/parse-decimal.ts';
import { minorUnits, plainUnits } from './money-cell.ts';

describe('plainUnits', () => {
  it.each([
    ['-1234.56', '.', 2, -123_456],
    ['1.234,56', ',', 2, 123_456],
    ['1,234,567', '.', 2, 123_456_700],
    ['7', ',', 0, 7],
  ] as const)('reads %s', (text, mark, exponent, units) => {
    expect(plainUnits(text, mark, exponent)).toBe(units);
  });

  it.each(['', '-', '1.2.3', '12,34', '1,23,456.00', '1.234.56', '(5)', '5-', '€5', '1.005'])(
    'leaves %j to parseDecimal',
    (text) => {
      expect(plainUnits(text, '.', 2)).toBeNaN();
    },
  );

  it('agrees with parseDecimal on whatever it reads', () => {
    const text = fc.stringMatching(/^-?[\d.,]{1,12}$/);
    fc.assert(
      fc.property(text, fc.constantFrom('.', ','), fc.integer({ min: 0, max: 3 }), (value, mark, exponent) => {
        const units = plainUnits(value, mark, exponent);
        if (Number.isNaN(units)) return;
        const decimal = parseDecimal(value, { decimalMark: mark });
        expect(decimal === null ? null : decimalToAmount(decimal, exponent, 'exact')).toBe(units === 0 ? 0 : units);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('minorUnits', () => {
  it('rounds half to even what the currency can’t hold', () => {
    expect([minorUnits('0.125', '.', 2), minorUnits('0.135', '.', 2), minorUnits('-2.675', '.', 2)]).toEqual([
      12, 14, -268,
    ]);
  });

  it('reads signs and units, and no garbled number', () => {
    expect([minorUnits('(12.00)', '.', 2), minorUnits('12,00-', ',', 2), minorUnits('12..34', '.', 2)]).toEqual([
      -1200,
      -1200,
      null,
    ]);
  });
});
