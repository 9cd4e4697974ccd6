import type { Amount } from './amount.ts';
import { exponentOf } from './currencies.ts';

export interface FormatAmountOptions {
  /** `auto` shows a minus only, `always` also a plus except at zero, `never` neither. */
  sign?: 'auto' | 'always' | 'never';
  /** Without it the number stands alone, with the currency's decimals. */
  symbol?: boolean;
}

export interface AmountParts {
  /** All that stands before the digits: sign and symbol. */
  prefix: string;
  /** Whole units with their grouping. */
  integer: string;
  /** Decimals with their mark, `.50`; empty where the currency has none. */
  fraction: string;
  suffix: string;
}

/**
 * The amount in a locale's notation with a true minus (U+2212): `−$1,234.50`, `1.234,50 €`.
 * Throws `validation` for an unknown currency, RangeError for a malformed locale.
 */
export function formatAmount(
  amount: Amount,
  currency: string,
  locale: string,
  options: FormatAmountOptions = {},
): string {
  const text = formatter(currency, locale, options).format(toDecimalString(amount, currency));
  return amount < 0 ? text.replace('-', '\u2212') : text;
}

/** The same text in four pieces that join to it, so that a large figure can show its decimals smaller. */
export function formatAmountParts(
  amount: Amount,
  currency: string,
  locale: string,
  options: FormatAmountOptions = {},
): AmountParts {
  const result: AmountParts = { prefix: '', integer: '', fraction: '', suffix: '' };
  for (const part of formatter(currency, locale, options).formatToParts(toDecimalString(amount, currency))) {
    if (part.type === 'integer' || part.type === 'group') result.integer += part.value;
    else if (part.type === 'decimal' || part.type === 'fraction') result.fraction += part.value;
    else {
      const value = part.type === 'minusSign' ? part.value.replace('-', '\u2212') : part.value;
      result[result.integer === '' ? 'prefix' : 'suffix'] += value;
    }
  }
  return result;
}

/** The amount in whole units for files and forms, `-1234.50`: ASCII, a dot, no grouping, all decimals. */
export function toDecimalString(amount: Amount, currency: string): `${number}` {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = exponent === 0 ? '' : `.${digits.slice(-exponent)}`;
  return `${amount < 0 ? '-' : ''}${whole}${fraction}` as `${number}`;
}

const formatters = new Map<string, Intl.NumberFormat>();
/** Locales come from outside, and must not fill the memory. */
const maxFormatters = 500;

/** Making a formatter costs a hundred times what using one does. */
function formatter(currency: string, locale: string, options: FormatAmountOptions): Intl.NumberFormat {
  const { sign = 'auto', symbol = true } = options;
  const key = `${locale} ${currency} ${sign} ${symbol}`;
  const known = formatters.get(key);
  if (known) return known;
  const exponent = exponentOf(currency);
  const made = new Intl.NumberFormat(locale, {
    ...(symbol ? { style: 'currency', currency } : { style: 'decimal' }),
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
    signDisplay: sign === 'always' ? 'exceptZero' : sign,
  });
  if (formatters.size >= maxFormatters) formatters.clear();
  formatters.set(key, made);
  return made;
}
