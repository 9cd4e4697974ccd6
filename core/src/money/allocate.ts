import { AppError } from '../errors.ts';
import { type Amount, amount } from './amount.ts';

/**
 * Shares of `total` in proportion to `weights`, which sum to it exactly. Each share is within one minor unit of its
 * proportion and has the sign of the total; what rounding leaves goes to the largest remainders, at equal ones to the
 * earlier share (Hamilton's method). `allocate(amount(100), [1, 1, 1])` is 34, 33, 33.
 * Throws `validation` unless the weights are finite, not negative and not all zero.
 */
export function allocate(total: Amount, weights: readonly number[]): Amount[] {
  const parts = wholeWeights(weights);
  const weightSum = parts.reduce((sum, part) => sum + part, 0n);
  if (weightSum === 0n) throw weightsError();

  const size = BigInt(Math.abs(total));
  const shares = parts.map((part, index) => {
    const product = size * part;
    return { index, units: product / weightSum, remainder: product % weightSum };
  });
  let left = size - shares.reduce((sum, share) => sum + share.units, 0n);
  const byRemainder = [...shares].sort((a, b) => compare(b.remainder, a.remainder) || a.index - b.index);
  for (const share of byRemainder) {
    if (left === 0n) break;
    share.units += 1n;
    left -= 1n;
  }
  return shares.map((share) => amount(total < 0 ? -Number(share.units) : Number(share.units)));
}

/** `parts` shares that differ by one minor unit at most, the larger first; throws `validation` unless `parts` ≥ 1. */
export function splitEqually(total: Amount, parts: number): Amount[] {
  if (!Number.isInteger(parts) || parts < 1) throw weightsError();
  return allocate(total, new Array<number>(parts).fill(1));
}

/** The weights multiplied by one power of two that makes all of them whole; exact, as floats are binary fractions. */
function wholeWeights(weights: readonly number[]): bigint[] {
  if (weights.some((weight) => !Number.isFinite(weight) || weight < 0)) throw weightsError();
  const parts = weights.map((weight) => {
    let whole = weight;
    let shift = 0;
    while (!Number.isInteger(whole)) {
      whole *= 2;
      shift += 1;
    }
    return { whole: BigInt(whole), shift };
  });
  const shift = Math.max(0, ...parts.map((part) => part.shift));
  return parts.map((part) => part.whole << BigInt(shift - part.shift));
}

function weightsError(): AppError {
  return new AppError('validation', { detail: 'Shares need at least one weight above zero and none below.' });
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
