import type { Amount } from '@expenseai/core/money/amount';
import { toDecimalString } from '@expenseai/core/money/format-amount';

const formats = new Map<string, Intl.NumberFormat>();

/** A change in whole units with its sign, `+91`, `−12`; 0 without one. */
export function wholeUnits(value: Amount, currency: string, locale: string): string {
  const format =
    formats.get(locale) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
  formats.set(locale, format);
  return format.format(toDecimalString(value, currency)).replace('-', '\u2212');
}
