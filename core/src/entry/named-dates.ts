import { addMonths, fromParts, monthNumberOf, type PlainDate, startOfMonth, yearOf } from '../calendar/plain-date.ts';
import { type FoundDate, recent } from './found-date.ts';
import { countedByOrdinal, monthNames, ordinalSuffixes, ordinalWords } from './lexicon/date-words.ts';
import { monthWordsAt } from './relative-dates.ts';
import { type Sentence, wordAt } from './sentence.ts';

/** "3 November", "Nov 3", "3rd of November 2026", "3-Nov", "am 3. November". */
export function namedMonthAt(sentence: Sentence, at: number): FoundDate | null {
  const month = monthNames.get(wordAt(sentence, at));
  if (month !== undefined) {
    const dayAt = wordAt(sentence, at + 1) === 'the' ? at + 2 : at + 1;
    const day = dayNumberAt(sentence, dayAt);
    if (!day || isMoneyAt(sentence, dayAt, day.to) || isModal(sentence, at)) return null;
    return withYear(sentence, at, day.to, month, day.day);
  }
  const day = dayNumberAt(sentence, at) ?? ordinalWordAt(sentence, at);
  if (!day || isMoneyBefore(sentence, at)) return null;
  let to = day.to;
  while (/^(?:\.|-|\/|of|de|di)$/.test(wordAt(sentence, to))) to += 1;
  const named = monthNames.get(wordAt(sentence, to));
  if (named === undefined || to > day.to + 2) return null;
  // "milk 3 may 5" has two numbers for one month, and nothing decides: both stay amounts, which asks.
  const next = sentence.tokens[to + 1];
  if (
    !day.isOrdinal &&
    next?.kind === 'number' &&
    /^(?:[12]?\d|3[01])$/.test(next.text) &&
    !/^(?:on|the)$/.test(wordAt(sentence, at - 1))
  )
    return null;
  return withYear(sentence, at, to + 1, named, day.day);
}

/** "may 5" after "I" or before a verb is no month: only "may" is such a word. */
function isModal(sentence: Sentence, at: number): boolean {
  return wordAt(sentence, at) === 'may' && /^(?:i|we|you|it)$/.test(wordAt(sentence, at - 1));
}

function isMoneyAt(sentence: Sentence, from: number, to: number): boolean {
  return /^\p{Sc}$/u.test(sentence.tokens[to]?.text ?? '') || /[.,]/.test(sentence.tokens[from]?.text ?? '');
}

function isMoneyBefore(sentence: Sentence, at: number): boolean {
  return /\p{Sc}$/u.test(sentence.tokens[at - 1]?.text ?? '');
}

function withYear(sentence: Sentence, from: number, end: number, month: number, day: number): FoundDate {
  let to = end;
  if (sentence.tokens[to]?.text === ',' && /^20\d\d$/.test(wordAt(sentence, to + 1))) to += 1;
  const yearText = /^20\d\d$/.exec(wordAt(sentence, to.valueOf()))?.[0];
  const isYear = yearText !== undefined && Math.abs(Number(yearText) - yearOf(sentence.context.today)) <= 5;
  const date = isYear
    ? fromParts(Number(yearText), month, day)
    : recent(sentence.context.today, (year) => fromParts(year, month, day));
  return { from, to: isYear ? to + 1 : end, dates: date ? [date] : [] };
}

interface DayNumber {
  day: number;
  to: number;
  isOrdinal: boolean;
}

function dayNumberAt(sentence: Sentence, at: number): DayNumber | null {
  const token = sentence.tokens[at];
  if (token?.kind !== 'number' || !/^\d{1,2}$/.test(token.text)) return null;
  const day = Number(token.text);
  if (day < 1 || day > 31) return null;
  const suffix = sentence.tokens[at + 1];
  const isOrdinal = suffix?.glued === true && ordinalSuffixes.has(suffix.word);
  return { day, to: at + (isOrdinal ? 2 : 1), isOrdinal };
}

function ordinalWordAt(sentence: Sentence, at: number): DayNumber | null {
  const day = ordinalWords.get(wordAt(sentence, at));
  if (day === undefined) return null;
  return { day, to: at + 1, isOrdinal: true };
}

/** "15th", "on the 1st", "the first", "the 20th of last month", "am 3."; the most recent one. */
export function dayOfMonthAt(sentence: Sentence, at: number): FoundDate | null {
  const before = wordAt(sentence, at - 1);
  const spoken =
    before === 'the' && /^(?:on|since|of)$/.test(wordAt(sentence, at - 2)) ? ordinalWordAt(sentence, at) : null;
  const read = dayNumberAt(sentence, at) ?? spoken;
  if (!read) return null;
  const { today } = sentence.context;
  const germanDot = before === 'am' && sentence.tokens[at + 1]?.text === '.';
  if (!read.isOrdinal && !germanDot && !isLedDay(sentence, at, read)) return null;
  if (countedByOrdinal.has(wordAt(sentence, read.to))) return null;
  const end = read.to + (germanDot ? 1 : 0);
  const month = monthWordsAt(sentence, end);
  if (month) {
    const first = startOfMonth(addMonths(today, month.shift));
    const date = fromParts(yearOf(first), monthNumberOf(first), read.day);
    return { from: at, to: month.to, dates: date ? [date] : [] };
  }
  return { from: at, to: end, dates: recentDay(today, read.day) };
}

/** "on the 5": a number without its ending, which has to be followed by no unit. */
function isLedDay(sentence: Sentence, at: number, read: DayNumber): boolean {
  if (wordAt(sentence, at - 1) !== 'the' || wordAt(sentence, at - 2) !== 'on') return false;
  const next = sentence.tokens[read.to];
  return next === undefined || next.kind !== 'word' || /^(?:of|for|at|with|in|from)$/.test(next.word);
}

function recentDay(today: PlainDate, day: number): PlainDate[] {
  for (let back = 0; back <= 2; back++) {
    const month = addMonths(startOfMonth(today), -back);
    const date = fromParts(yearOf(month), monthNumberOf(month), day);
    if (date && date <= today) return [date];
  }
  return [];
}
