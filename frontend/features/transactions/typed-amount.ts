import { type Amount, amount } from '@expenseai/core/money/amount';
import { evaluateAmount } from '@expenseai/core/money/evaluate';
import { formatAmount } from '@expenseai/core/money/format-amount';
import { decimalMarkOf } from '../../lib/decimal-mark.ts';

/** What a field shows to be typed over: the size, as sums don't want to begin with a minus; a plus where money comes in. */
export function amountText(value: Amount, currency: string, locale: string): string {
  const size = formatAmount(amount(Math.abs(value)), currency, locale, { symbol: false });
  return value > 0 ? `+${size}` : size;
}

/** What `12.50+3` comes to; money out unless it begins with a plus. Null for what is no amount. */
export function readTypedAmount(text: string, currency: string, locale: string): Amount | null {
  const typed = text.trim();
  const isIn = typed.startsWith('+');
  const value = evaluateAmount(isIn ? typed.slice(1) : typed.replace(/^[\u2212-]/, ''), currency, {
    decimalMark: decimalMarkOf(locale),
  });
  if (value === null) return null;
  return amount(isIn ? value : -value);
}
