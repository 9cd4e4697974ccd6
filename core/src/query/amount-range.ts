import type { AmountCondition } from './tree.ts';

/**
 * The bounds of an amount condition in minor units of a currency with `exponent` decimals, both included: of the
 * amount itself where the condition is signed, else of its magnitude. Holds nothing where `min` > `max`, such as
 * `=9.99` in yen. Open bounds are those of the safe integers.
 */
export function amountRange(condition: AmountCondition, exponent: number): { min: number; max: number } {
  const { from, to } = condition;
  let min: number = Number.MIN_SAFE_INTEGER;
  let max: number = Number.MAX_SAFE_INTEGER;
  if (from) {
    const { floor, isWhole } = minorUnits(from.value, exponent);
    min = clamp(isWhole && from.isIncluded ? floor : floor + 1n);
  }
  if (to) {
    const { floor, isWhole } = minorUnits(to.value, exponent);
    max = clamp(isWhole && !to.isIncluded ? floor - 1n : floor);
  }
  return { min, max };
}

function minorUnits(decimal: string, exponent: number): { floor: bigint; isWhole: boolean } {
  const [whole = '', fraction = ''] = decimal.split('.');
  const kept = BigInt(whole.replace('-', '') + fraction.slice(0, exponent).padEnd(exponent, '0'));
  const isWhole = !/[1-9]/.test(fraction.slice(exponent));
  if (!decimal.startsWith('-')) return { floor: kept, isWhole };
  return { floor: isWhole ? -kept : -kept - 1n, isWhole };
}

function clamp(units: bigint): number {
  if (units > BigInt(Number.MAX_SAFE_INTEGER)) return Number.MAX_SAFE_INTEGER;
  return units < BigInt(Number.MIN_SAFE_INTEGER) ? Number.MIN_SAFE_INTEGER : Number(units);
}
