import { splitEqually } from './allocate.ts';
import { type Amount, amount } from './amount.ts';

export interface MonthPlan {
  /** What is left of the income once the saving is set aside; negative where more is saved than comes in. */
  toSpend: Amount;
  /** Its share of one day, rounded down to a whole minor unit; zero where nothing is left. */
  perDay: Amount;
  /** The saving's share of the income, 0–1 and above; null without an income. */
  savingShare: number | null;
}

/** What a month's income leaves to spend. Throws `validation` unless `days` is a whole number from 1. */
export function planMonth(income: Amount, saving: Amount, days: number): MonthPlan {
  const toSpend = amount(income - saving);
  const perDay = toSpend > 0 ? (splitEqually(toSpend, days).at(-1) ?? amount(0)) : amount(0);
  return { toSpend, perDay, savingShare: income > 0 ? saving / income : null };
}
