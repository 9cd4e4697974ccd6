import { fromParts, type PlainDate } from '../../calendar/plain-date.ts';
import type { Amount } from '../../money/amount.ts';
import { currencyOf } from '../../money/currencies.ts';
import { countMark, noMarkEvidence } from '../csv/decimal-mark.ts';
import { type DecimalMark, minorUnits } from '../csv/money-cell.ts';
import type { StatementAccount } from '../statement.ts';

/**
 * The day of an OFX date-time, `20071015021529.000[-8:PST]` (OFX 2.3, section 3.2.8.2): as the bank wrote it, so that
 * an offset or a time of day never moves it. Dashes are tolerated. Null for a day that doesn't exist.
 */
export function ofxDate(value: string): PlainDate | null {
  const match = /^\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})/.exec(value);
  return match ? fromParts(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** Minor units; more decimals than the currency has (shares of funds) are rounded half to even. */
export function ofxAmount(value: string, mark: DecimalMark, exponent: number): Amount | null {
  return minorUnits(value, mark, exponent);
}

const amounts = /<TRNAMT>\s*([^<\r\n]+)/gi;
const amountsLookedAt = 5000;

/**
 * The file's decimal mark: OFX allows point and comma and no marks between thousands, so that a lone mark is the
 * decimal one even before three digits, unless other amounts of the file say otherwise.
 */
export function ofxDecimalMark(text: string): DecimalMark {
  const evidence = noMarkEvidence();
  let seen = 0;
  for (const [, value] of text.matchAll(amounts)) {
    countMark(evidence, value ?? '');
    if (++seen >= amountsLookedAt) break;
  }
  if (evidence.dot !== evidence.comma) return evidence.dot > evidence.comma ? '.' : ',';
  return evidence.ambiguousComma > evidence.ambiguousDot ? ',' : '.';
}

/** An ISO code in capitals; null for anything else, such as an empty CURDEF. */
export function ofxCurrency(value: string): string | null {
  const code = value.trim().toUpperCase();
  return currencyOf(code) ? code : null;
}

export function accountKindOf(type: string): StatementAccount['kind'] {
  switch (type.toUpperCase()) {
    case 'CHECKING':
      return 'current';
    case 'SAVINGS':
    case 'MONEYMRKT':
    case 'CD':
      return 'savings';
    case 'CREDITLINE':
      return 'loan';
    default:
      return null;
  }
}
