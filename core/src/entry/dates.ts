import { addDays, addMonths, type PlainDate } from '../calendar/plain-date.ts';
import type { FoundDate } from './found-date.ts';
import { localeRules } from './locale.ts';
import { dayOfMonthAt, namedMonthAt } from './named-dates.ts';
import { isoAt, numericAt } from './numeric-dates.ts';
import { agoAt, periodAt, relativeAt, weekdayAt } from './relative-dates.ts';
import { claim, claimGrammar, isFree, type Sentence, wordAt } from './sentence.ts';

export interface DateReading {
  /** Null where the sentence says a day that is open or can't be. */
  date: PlainDate | null;
  /** What it may be, where it is open. */
  options: PlainDate[];
  isStated: boolean;
}

const leadingWords = new Set('on from am vom dated le el il den the of for at'.split(' '));
const timeUnits = new Set(['am', 'pm', 'uhr', 'oclock', 'hrs']);

/** Finds and claims the day; without one it is today. Times of day are claimed too, so that they are no amounts. */
export function readDate(sentence: Sentence): DateReading {
  claimTimes(sentence);
  const found = findDates(sentence);
  const { today } = sentence.context;
  if (found.length === 0) return { date: today, options: [], isStated: false };
  const options = [...new Set(found.flatMap((one) => one.dates))];
  for (const one of found) claimDate(sentence, one);
  const isOpen = options.length !== 1 || found.some((one) => one.dates.length === 0);
  return {
    date: isOpen ? null : (options[0] ?? null),
    options: isOpen ? fallback(options, today) : [],
    isStated: true,
  };
}

/** The day that is written from a token on. */
function dateAt(sentence: Sentence, at: number): FoundDate | null {
  return (
    relativeAt(sentence, at) ??
    agoAt(sentence, at) ??
    weekdayAt(sentence, at) ??
    isoAt(sentence, at) ??
    namedMonthAt(sentence, at) ??
    numericAt(sentence, at) ??
    dayOfMonthAt(sentence, at) ??
    periodAt(sentence, at)
  );
}

function findDates(sentence: Sentence): FoundDate[] {
  const found: FoundDate[] = [];
  let at = 0;
  while (at < sentence.tokens.length) {
    const one = isFree(sentence, at) ? dateAt(sentence, at) : null;
    if (one && isFree(sentence, one.from, one.to) && !(one.isDoubtful && !hasOtherNumber(sentence, one))) {
      found.push(one);
      at = one.to;
    } else at += 1;
  }
  return found;
}

function hasOtherNumber(sentence: Sentence, found: FoundDate): boolean {
  return sentence.tokens.some(
    (token, at) => token.kind === 'number' && sentence.claims[at] === null && (at < found.from || at >= found.to),
  );
}

function claimDate(sentence: Sentence, found: FoundDate): void {
  let from = found.from;
  const before = wordAt(sentence, from - 1);
  if (leadingWords.has(before) && isFree(sentence, from - 1)) {
    from -= 1;
    if (before === 'the' && /^(?:on|of|for|from)$/.test(wordAt(sentence, from - 1)) && isFree(sentence, from - 1))
      from -= 1;
  }
  const [date] = found.dates;
  const isSure = found.dates.length === 1;
  claim(sentence, from, found.to, {
    field: 'date',
    value: isSure && date ? date : '',
    confidence: isSure ? 0.95 : 0.3,
  });
}

function fallback(options: PlainDate[], today: PlainDate): PlainDate[] {
  return options.length > 0 ? options : [today, addDays(today, -7), addMonths(today, -1)];
}

/** "8pm", "at 8:30", "20.15 Uhr", "10 am", "8 o'clock", "at noon". */
function claimTimes(sentence: Sentence): void {
  for (let at = 0; at < sentence.tokens.length; at++) {
    const length = timeLength(sentence, at);
    if (length === 0 || !isFree(sentence, at, at + length)) continue;
    const hasAt = /^(?:at|um|around|by|@)$/.test(wordAt(sentence, at - 1));
    claimGrammar(sentence, hasAt ? at - 1 : at, at + length);
  }
}

function timeLength(sentence: Sentence, at: number): number {
  const token = sentence.tokens[at];
  if (token?.kind !== 'number') return /^(?:noon|midnight)$/.test(token?.word ?? '') ? 1 : 0;
  const colon = sentence.tokens[at + 1];
  const minutes = sentence.tokens[at + 2];
  const isClock = colon?.text === ':' && colon.glued && minutes?.glued && /^[0-5]\d$/.test(minutes.text);
  const length = isClock && Number(token.text) < 24 ? 3 : 1;
  const unit = wordAt(sentence, at + length);
  if (timeUnits.has(unit) && Number(token.text) <= 24) {
    // "9.30 am 3.11." in German: "am" before a date is "on the".
    const isGerman = localeRules(sentence.context.locale).language === 'de';
    const isPreposition =
      isGerman &&
      unit === 'am' &&
      !sentence.tokens[at + length]?.glued &&
      sentence.tokens[at + length + 1]?.kind === 'number';
    if (!isPreposition) return length + 1;
  }
  return length === 3 ? 3 : 0;
}
