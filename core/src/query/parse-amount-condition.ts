import { queryError } from './query-error.ts';
import type { QueryValue } from './tokenise.ts';
import type { AmountBound, AmountCondition } from './tree.ts';

const form = /^(>=|<=|>|<|=)?(.+)$/;
const number = /^([-+\u2212]?)(\d+(?:\.\d*)?|\.\d+|\d+,\d{1,2}|\d{1,3}(?:,\d{3})+(?:\.\d+)?)$/;
const maxDigits = 24;
const expected = 'an amount such as 20, >20, <=5.50, 20..50 or -20';

/**
 * `>20`, `>=20`, `<5`, `=9.99` or `9.99`, `20..50`, `20..`, `..50`. A sign in one number makes it compare signed amounts,
 * and so do `<0` and `>0`, which without a sign could only mean nothing and everything. A dot is the decimal mark;
 * a comma before one or two last digits is, too.
 */
export function parseAmountCondition(value: QueryValue): AmountCondition {
  const range = value.text.split('..');
  if (range.length === 2) return readRange(value, range[0] ?? '', range[1] ?? '');

  const [, operator = '=', text = ''] = form.exec(value.text) ?? [];
  const { value: decimal, isSigned: hasSign } = readNumber(text, value);
  const isIncluded = operator !== '<' && operator !== '>';
  const bound: AmountBound = { value: decimal, isIncluded };
  return {
    type: 'amount',
    from: operator.startsWith('<') ? null : bound,
    to: operator.startsWith('>') ? null : bound,
    isSigned: hasSign || (decimal === '0' && !isIncluded),
  };
}

function readRange(value: QueryValue, lower: string, upper: string): AmountCondition {
  const from = lower === '' ? null : readNumber(lower, value);
  const to = upper === '' ? null : readNumber(upper, value);
  if (from === null && to === null) throw formError(value);
  if (from && to && compareDecimals(from.value, to.value) > 0) {
    throw queryError(value.position, `the lower amount first: ${upper}..${lower}`, `No amount lies in ${value.text}.`);
  }
  return {
    type: 'amount',
    from: from && { value: from.value, isIncluded: true },
    to: to && { value: to.value, isIncluded: true },
    isSigned: (from?.isSigned ?? false) || (to?.isSigned ?? false),
  };
}

function readNumber(text: string, value: QueryValue): { value: string; isSigned: boolean } {
  const [, sign = '', digits] = number.exec(text) ?? [];
  if (digits === undefined || digits.length > maxDigits) throw formError(value);
  const plain = /,\d{1,2}$/.test(digits) ? digits.replace(',', '.') : digits.replaceAll(',', '');
  const [whole = '', fraction = ''] = plain.split('.');
  const units = whole.replace(/^0+/, '') || '0';
  const decimals = fraction.replace(/0+$/, '');
  const magnitude = decimals === '' ? units : `${units}.${decimals}`;
  const isNegative = sign !== '' && sign !== '+' && magnitude !== '0';
  return { value: isNegative ? `-${magnitude}` : magnitude, isSigned: sign !== '' };
}

function compareDecimals(a: string, b: string): number {
  const scale = Math.max(scaleOf(a), scaleOf(b));
  const difference = shift(a, scale) - shift(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function scaleOf(decimal: string): number {
  return decimal.split('.')[1]?.length ?? 0;
}

function shift(decimal: string, scale: number): bigint {
  return BigInt(decimal.replace('.', '') + '0'.repeat(scale - scaleOf(decimal)));
}

function formError(value: QueryValue): Error {
  return queryError(value.position, expected, `"${value.text}" is not an amount to compare with.`);
}
