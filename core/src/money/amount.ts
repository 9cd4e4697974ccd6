import { AppError } from '../errors.ts';

declare const amountBrand: unique symbol;

/** Money in minor units of a currency: a safe integer, negative where it leaves the account. */
export type Amount = number & { readonly [amountBrand]: true };

/** One transaction is at most ±10^13 minor units, so that sums of a million of them stay safe integers in SQL and are checked here. */
export const maxTransactionAmount = 10_000_000_000_000;

/** Marks a number as minor units; throws `amount-out-of-range` unless it is a safe integer. */
export function amount(value: number): Amount {
  if (!Number.isSafeInteger(value)) {
    throw new AppError('amount-out-of-range', { detail: `${value} is not a whole number of minor units.` });
  }
  // -0 would print as "-0" and differ from 0 in strict comparisons.
  return (value === 0 ? 0 : value) as Amount;
}

/** The sum of amounts of one currency; throws `amount-out-of-range` where it is no longer exact. */
export function sum(amounts: Iterable<Amount>): Amount {
  let total = 0;
  for (const item of amounts) total = amount(total + item);
  return amount(total);
}
