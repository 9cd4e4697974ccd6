import { type Amount, amount } from './amount.ts';
import { currenciesOfUnit, exponentOf } from './currencies.ts';
import { type Decimal, parseDecimal } from './parse-decimal.ts';

/**
 * The amount that a text states in a currency, in minor units; null where it states none exactly.
 *
 * `parseAmount('1.234,56', 'EUR')` is 123456, `parseAmount('(12.00)', 'USD')` is -1200. Null for more decimals than
 * the currency has (`0.125` in USD, but `0.120` is 12), for another currency's symbol (`€5` in USD), and out of range.
 * `1,234` alone is a thousand and more, unless `decimalMark` says otherwise or the currency has three decimals.
 * Notations: see `parseDecimal`. Throws `validation` for an unknown currency.
 */
export function parseAmount(text: string, currency: string, options: { decimalMark?: '.' | ',' } = {}): Amount | null {
  const exponent = exponentOf(currency);
  const decimal = parseDecimal(text, { ...options, exponent });
  if (decimal === null) return null;
  if (!decimal.units.every((unit) => currenciesOfUnit(unit).includes(currency))) return null;
  return decimalToAmount(decimal, exponent, 'exact');
}

/**
 * Minor units of a decimal in a currency with `exponent` decimals. `exact` gives null where decimals would be lost,
 * `half-even` rounds them (2.5 cents to 2, 3.5 to 4); both give null beyond the safe integers.
 */
export function decimalToAmount(decimal: Decimal, exponent: number, rounding: 'exact' | 'half-even'): Amount | null {
  const excess = decimal.scale - exponent;
  const units =
    excess <= 0
      ? wholeNumber(decimal.digits + '0'.repeat(-excess))
      : dropDigits(decimal.digits.padStart(decimal.scale + 1, '0'), excess, rounding);
  if (units === null || !Number.isSafeInteger(units)) return null;
  return amount(decimal.negative ? -units : units);
}

function dropDigits(digits: string, count: number, rounding: 'exact' | 'half-even'): number | null {
  const kept = wholeNumber(digits.slice(0, -count));
  const dropped = digits.slice(-count);
  if (/^0*$/.test(dropped)) return kept;
  if (rounding === 'exact') return null;
  const half = `5${'0'.repeat(count - 1)}`;
  return dropped > half || (dropped === half && kept % 2 === 1) ? kept + 1 : kept;
}

/** Beyond the safe integers the nearest number, which is none of them either. */
function wholeNumber(digits: string): number {
  return digits === '' ? 0 : Number(digits);
}
