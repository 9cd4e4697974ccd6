import type { Amount } from '../money/amount.ts';
import { decimalToAmount } from '../money/parse-amount.ts';
import type { Decimal } from '../money/parse-decimal.ts';

/** An exact decimal for sums and products before they are minor units: `units` / 10^`scale`. */
export interface Exact {
  units: bigint;
  scale: number;
}

export function exact(units: number | bigint, scale = 0): Exact {
  return { units: BigInt(units), scale };
}

export function fromDecimal(decimal: Decimal): Exact {
  return { units: BigInt(decimal.digits === '' ? '0' : decimal.digits), scale: decimal.scale };
}

export function plus(a: Exact, b: Exact): Exact {
  const scale = Math.max(a.scale, b.scale);
  return { units: raise(a, scale) + raise(b, scale), scale };
}

export function minus(a: Exact, b: Exact): Exact {
  return plus(a, { units: -b.units, scale: b.scale });
}

export function times(a: Exact, b: Exact): Exact {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

export function isEqual(a: Exact, b: Exact): boolean {
  const scale = Math.max(a.scale, b.scale);
  return raise(a, scale) === raise(b, scale);
}

/** A whole number that fits, or null. */
export function toWhole(value: Exact): number | null {
  const divisor = 10n ** BigInt(value.scale);
  if (value.units % divisor !== 0n) return null;
  const whole = Number(value.units / divisor);
  return Number.isSafeInteger(whole) ? whole : null;
}

/**
 * Minor units in a currency with `exponent` decimals. `exact` gives null where decimals would be lost; both give null
 * beyond the safe integers.
 */
export function toAmount(value: Exact, exponent: number, rounding: 'exact' | 'half-even'): Amount | null {
  const negative = value.units < 0n;
  const digits = String(negative ? -value.units : value.units);
  return decimalToAmount({ negative, digits, scale: value.scale }, exponent, rounding);
}

function raise(value: Exact, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale);
}
