import { fromParts, type PlainDate } from '../calendar/plain-date.ts';
import { type FoundDate, recent } from './found-date.ts';
import { localeRules } from './locale.ts';
import { type Sentence, wordAt } from './sentence.ts';

/** "2026-11-03". */
export function isoAt(sentence: Sentence, at: number): FoundDate | null {
  const parts = separated(sentence, at);
  if (parts?.numbers.length !== 3 || !/^(?:19|20)\d\d$/.test(parts.numbers[0] ?? '')) return null;
  const [year, month, day] = parts.numbers.map(Number);
  const date = fromParts(year ?? 0, month ?? 0, day ?? 0);
  let { to } = parts;
  if (/^t\d*$/.test(wordAt(sentence, to)) && sentence.tokens[to]?.glued) to += 1;
  return { from: at, to, dates: date ? [date] : [] };
}

/** "03/04", "3.11.", "3-11-2026": day and month in the order of the locale. */
export function numericAt(sentence: Sentence, at: number): FoundDate | null {
  const parts = separated(sentence, at);
  if (!parts) return null;
  const [first = '', second = '', third] = parts.numbers;
  if (first.length > 2 || second.length > 2 || (third !== undefined && !/^(?:\d\d|20\d\d)$/.test(third))) return null;
  const before = wordAt(sentence, at - 1);
  const isLed = /^(?:on|am|vom|le|el|il|dated|den)$/.test(before);
  if (third === undefined && parts.mark === '-') return null;
  // "1/2 kg", "24/7", "50/50" are no days.
  const rules = localeRules(sentence.context.locale);
  const order = parts.mark === '.' ? 'day-month' : rules.dateOrder;
  const year = third === undefined ? null : third.length === 2 ? 2000 + Number(third) : Number(third);
  const dates = readings(Number(first), Number(second), year, order, sentence.context.today);
  if (dates.length === 0 && !(isLed || third !== undefined)) return null;
  if (third === undefined && parts.mark === '/' && !isLed && isFraction(sentence, parts.to, first, second)) return null;
  const isClear = isLed || third !== undefined || parts.mark === '/' || parts.endsWithDot;
  if (!isClear && rules.decimalMark === '.') return null;
  return {
    from: at,
    to: parts.to,
    dates,
    ...(isClear && !(parts.mark === '.' && third === undefined && !isLed) ? {} : { isDoubtful: true }),
  };
}

function isFraction(sentence: Sentence, to: number, first: string, second: string): boolean {
  const unit = wordAt(sentence, to);
  return (
    (first === '24' && second === '7') ||
    /^(?:kg|lb|lbs|litre|liter|l|dozen|of|way|share|cup|pint|price|day|split|with)$/.test(unit) ||
    (first === '1' && /^[234]$/.test(second) && unit !== '')
  );
}

function readings(a: number, b: number, year: number | null, order: string, today: PlainDate): PlainDate[] {
  const dayMonth = year === null ? recent(today, (y) => fromParts(y, b, a)) : fromParts(year, b, a);
  const monthDay = year === null ? recent(today, (y) => fromParts(y, a, b)) : fromParts(year, a, b);
  const wanted = order === 'day-month' ? [dayMonth] : order === 'month-day' ? [monthDay] : [dayMonth, monthDay];
  const dates = wanted.filter((date) => date !== null);
  // "25/12" in an American sentence can only be one day.
  if (dates.length === 0) return [dayMonth, monthDay].filter((date) => date !== null);
  return [...new Set(dates)];
}

interface Separated {
  numbers: string[];
  mark: string;
  to: number;
  endsWithDot: boolean;
}

/** Two or three numbers with one mark between, without spaces. */
function separated(sentence: Sentence, at: number): Separated | null {
  const token = sentence.tokens[at];
  if (token?.kind !== 'number') return null;
  if (/[.,'’]/.test(token.text)) return dotted(sentence, at, token.text);
  const mark = sentence.tokens[at + 1]?.text ?? '';
  if (!/^[-/.]$/.test(mark)) return null;
  const numbers = [token.text];
  let to = at + 1;
  while (numbers.length < 3) {
    const next = sentence.tokens[to + 1];
    if (sentence.tokens[to]?.text !== mark || !sentence.tokens[to]?.glued) break;
    if (next?.kind !== 'number' || !next.glued || !/^\d+$/.test(next.text)) break;
    numbers.push(next.text);
    to += 2;
  }
  return numbers.length < 2 ? null : { numbers, mark, to, endsWithDot: false };
}

function dotted(sentence: Sentence, at: number, text: string): Separated | null {
  if (!/^\d{1,2}\.\d{1,2}(?:\.(?:\d\d|20\d\d))?$/.test(text)) return null;
  const numbers = text.split('.');
  const dot = sentence.tokens[at + 1];
  const endsWithDot = numbers.length === 2 && dot?.text === '.' && dot.glued;
  return { numbers, mark: '.', to: at + (endsWithDot ? 2 : 1), endsWithDot };
}
