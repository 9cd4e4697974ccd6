import { fromParts, type PlainDate } from '../../calendar/plain-date.ts';
import { monthOf } from './month-names.ts';

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** Three numbers of a date in the order in which they are written; which is which is decided by the whole column. */
export interface DateCell {
  first: number;
  second: number;
  third: number;
  /** Orders that the writing itself allows: four digits are a year, a month's name is the month. */
  orders: readonly DateOrder[];
  /** A dot separates day and month in every country that uses it, and the day comes first there. */
  separator: string;
  /** Written without separators, `20260304`: a date only where the column is known to hold dates. */
  isCompact: boolean;
}

const yearFirst: readonly DateOrder[] = ['ymd'];
const dayFirst: readonly DateOrder[] = ['dmy'];
const monthFirst: readonly DateOrder[] = ['mdy'];
const yearLast: readonly DateOrder[] = ['dmy', 'mdy'];
const shortYear: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];

/** A time of day after the date, with or without a zone. */
const timeAfter = /^(?:[T ,]+(?:um|kl\.?|at|@)? ?\d{1,2}[:.h]\d{2}.*|[TZ]|)$/i;
const named =
  /^(?:\p{L}+[,.]? +)?(?:(\d{1,4})[-. /]*(?:de +)?(\p{L}{3,12})\.?(?: de)?[-, /']*(\d{2,4})|(\p{L}{3,12})\.?[- /]*(\d{1,2})(?:st|nd|rd|th)?[-, /]+(\d{2,4}))(.*)$/iu;

/** The numbers of a date in any usual writing, with or without a time of day; null for another text. */
export function readDateCell(text: string): DateCell | null {
  const length = text.length;
  if (length < 6 || length > 45) return null;
  const first = numberAt(text, 0);
  if (first.end === 0 || first.end > 4) return first.end >= 6 || first.end === 0 ? otherDate(text, first.end) : null;
  const separator = text[first.end] ?? '';
  if (!'-/. '.includes(separator) || separator === '') return otherDate(text, first.end);
  const second = numberAt(text, afterSeparator(text, first.end));
  const digitsOfSecond = second.end - afterSeparator(text, first.end);
  if (digitsOfSecond < 1 || digitsOfSecond > 2 || text[second.end] !== separator) return otherDate(text, first.end);
  const thirdFrom = afterSeparator(text, second.end);
  const third = numberAt(text, thirdFrom);
  const digitsOfThird = third.end - thirdFrom;
  if (digitsOfThird < 1 || digitsOfThird > 4 || digitsOfThird === 3) return null;
  if (third.end < length && !timeAfter.test(text.slice(third.end).replace(/^\./, ''))) return null;
  const orders =
    first.end === 4
      ? yearFirst
      : digitsOfThird === 4
        ? yearLast
        : digitsOfThird === 2 && first.end <= 2
          ? shortYear
          : null;
  if (orders === null) return null;
  return { first: first.value, second: second.value, third: third.value, orders, separator, isCompact: false };
}

/** The day that the cell names under an order; null where there is no such day, or the writing has another order. */
export function dateUnder(cell: DateCell, order: DateOrder): PlainDate | null {
  const actual = cell.orders.includes(order) ? order : cell.orders.length === 1 ? cell.orders[0] : null;
  switch (actual) {
    case 'ymd':
      return fromParts(fullYear(cell.first), cell.second, cell.third);
    case 'dmy':
      return fromParts(fullYear(cell.third), cell.second, cell.first);
    case 'mdy':
      return fromParts(fullYear(cell.third), cell.first, cell.second);
    default:
      return null;
  }
}

/** Two digits are a year of 1970–2069; the Thai calendar counts 543 years more. */
function fullYear(year: number): number {
  if (year < 70) return 2000 + year;
  if (year < 100) return 1900 + year;
  return year >= 2500 && year < 2650 ? year - 543 : year;
}

function otherDate(text: string, digits: number): DateCell | null {
  if (digits === 6 || digits === 8 || digits === 14) return compactDate(text, digits);
  if (text.includes('年'))
    return readDateCell(
      text
        .replace(/\s*[年月]\s*/g, '-')
        .replace(/日/, ' ')
        .trim(),
    );
  const match = named.exec(text);
  if (!match) return null;
  const month = monthOf(match[2] ?? match[4] ?? '');
  if (month === null || !timeAfter.test((match[7] ?? '').trimEnd())) return null;
  const common = { separator: ' ', isCompact: false };
  if (match[4] !== undefined) {
    return { first: month, second: Number(match[5]), third: Number(match[6]), orders: monthFirst, ...common };
  }
  const isYearFirst = (match[1] ?? '').length === 4;
  const orders = isYearFirst ? yearFirst : dayFirst;
  return { first: Number(match[1]), second: month, third: Number(match[3]), orders, ...common };
}

function compactDate(text: string, digits: number): DateCell | null {
  if (text.length > digits && !timeAfter.test(text.slice(digits))) return null;
  const part = (from: number, to: number) => Number(text.slice(from, to));
  const common = { separator: '', isCompact: true };
  if (digits === 6) {
    return { first: part(0, 2), second: part(2, 4), third: part(4, 6), orders: shortYear, ...common };
  }
  const startsWithYear = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])/.test(text);
  if (startsWithYear) return { first: part(0, 4), second: part(4, 6), third: part(6, 8), orders: yearFirst, ...common };
  if (digits === 14) return null;
  return { first: part(0, 2), second: part(2, 4), third: part(4, 8), orders: yearLast, ...common };
}

function afterSeparator(text: string, at: number): number {
  let next = at + 1;
  while (text[next] === ' ') next++;
  return next;
}

function numberAt(text: string, from: number): { value: number; end: number } {
  let value = 0;
  let end = from;
  for (; end < text.length; end++) {
    const digit = text.charCodeAt(end) - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return { value, end };
}
