import { addDays, addMonths, endOfMonth, fromParts, weekday } from '../calendar/plain-date.ts';
import { type FoundDate, recent } from './found-date.ts';
import { feasts, relativeDays, relativeDaysByLanguage, weekdayNames, weekdayShorts } from './lexicon/date-words.ts';
import { smallNumbers } from './lexicon/number-words.ts';
import { localeRules } from './locale.ts';
import { indexPhrases, phraseAt } from './phrases.ts';
import { isFree, type Sentence, wordAt } from './sentence.ts';

const relative = indexPhrases(relativeDays);
const feastIndex = indexPhrases(feasts);
const relativeOfLanguage = new Map(
  Object.entries(relativeDaysByLanguage).map(([language, rows]) => [language, indexPhrases(rows)] as const),
);

/** "yesterday", "last night", "on christmas eve". */
export function relativeAt(sentence: Sentence, at: number): FoundDate | null {
  const { tokens, context } = sentence;
  const own = relativeOfLanguage.get(localeRules(context.locale).language);
  const phrase = phraseAt(relative, tokens, at) ?? (own && phraseAt(own, tokens, at));
  if (phrase) {
    // "today's special", "yesterday's leftovers" fold to another word and never come here; "now" alone is a brand too.
    const to = at + phrase.words.length;
    return { from: at, to, dates: [addDays(context.today, phrase.value)] };
  }
  const feast = wordAt(sentence, at - 1) === 'on' ? phraseAt(feastIndex, tokens, at) : null;
  if (!feast) return null;
  const date = recent(context.today, (year) => fromParts(year, feast.value[0], feast.value[1]));
  return { from: at, to: at + feast.words.length, dates: date ? [date] : [] };
}

interface AgoUnit {
  kind: 'day' | 'month';
  size: number;
}

const agoUnits: ReadonlyMap<string, AgoUnit> = new Map([
  ...unitRows('day days tag tagen dias dia jours jour din', { kind: 'day', size: 1 }),
  ...unitRows('week weeks wk wks woche wochen semanas semana semaines semaine', { kind: 'day', size: 7 }),
  ...unitRows('fortnight fortnights', { kind: 'day', size: 14 }),
  ...unitRows('month months monat monaten mes meses mois', { kind: 'month', size: 1 }),
  ...unitRows('year years jahr jahren', { kind: 'month', size: 12 }),
]);

function unitRows(words: string, unit: AgoUnit): (readonly [string, AgoUnit])[] {
  return words.split(' ').map((word) => [word, unit] as const);
}

/** "2 days ago", "a week ago", "vor 3 Tagen", "hace 2 días", "il y a 2 jours". */
export function agoAt(sentence: Sentence, at: number): FoundDate | null {
  const opening = /^(?:vor|hace)$/.test(wordAt(sentence, at))
    ? 1
    : wordAt(sentence, at) === 'il' && wordAt(sentence, at + 1) === 'y'
      ? 3
      : 0;
  const numberAt = at + opening;
  const count = countAt(sentence, numberAt);
  const unit = agoUnits.get(wordAt(sentence, numberAt + 1));
  if (count === null || !unit) return null;
  let to = numberAt + 2;
  if (opening === 0) {
    const after = wordAt(sentence, to);
    if (after === 'ago' || after === 'pehle') to += 1;
    else if (after === 'back' && !isReturn(sentence, to)) to += 1;
    else return null;
  }
  const { today } = sentence.context;
  const date = unit.kind === 'day' ? addDays(today, -count * unit.size) : addMonths(today, -count * unit.size);
  return { from: at, to, dates: [date] };
}

/** "got 3 days back pay". */
function isReturn(sentence: Sentence, at: number): boolean {
  return /^(?:pay|from|to)$/.test(wordAt(sentence, at + 1));
}

function countAt(sentence: Sentence, at: number): number | null {
  const token = sentence.tokens[at];
  if (!token) return null;
  if (/^\d{1,3}$/.test(token.text)) return Number(token.text);
  if (/^(?:a|an|one|einem|einer|un|una|une)$/.test(token.word)) return 1;
  if (token.word === 'couple') return null;
  return smallNumbers.get(token.word) ?? null;
}

const past = new Set('last past letzten letzter letzte'.split(' '));
const future = new Set('next coming nachsten kommenden'.split(' '));
const notADay = new Set('black good cyber ruby tgi easter super shrove maundy ash palm'.split(' '));

/** "last Friday", "on sat", "next monday". */
export function weekdayAt(sentence: Sentence, at: number): FoundDate | null {
  const opening = wordAt(sentence, at);
  const hasOpening = past.has(opening) || future.has(opening) || opening === 'this';
  const nameAt = hasOpening ? at + 1 : at;
  const name = wordAt(sentence, nameAt);
  const day = weekdayNames.get(name) ?? shortDayAt(sentence, nameAt, hasOpening);
  if (
    day === undefined ||
    notADay.has(wordAt(sentence, at - 1)) ||
    /^(?:times|roast)$/.test(wordAt(sentence, nameAt + 1))
  )
    return null;
  const { today } = sentence.context;
  const since = (weekday(today) - day + 7) % 7;
  let to = nameAt + 1;
  if (/^(?:morning|afternoon|evening|night)$/.test(wordAt(sentence, to)) && isFree(sentence, to)) to += 1;
  if (future.has(opening)) return { from: at, to, dates: [addDays(today, since === 0 ? 7 : 7 - since)] };
  const isToday = since === 0 && opening === 'this';
  return { from: at, to, dates: [addDays(today, isToday ? 0 : since === 0 ? -7 : -since)] };
}

/** "sat" and "sun" are also words: a day after "on" or at the end, and where nothing is called so. */
function shortDayAt(sentence: Sentence, at: number, hasOpening: boolean): number | undefined {
  const day = weekdayShorts.get(wordAt(sentence, at));
  if (day === undefined) return undefined;
  if (hasOpening || wordAt(sentence, at - 1) === 'on') return day;
  const next = sentence.tokens[at + 1];
  const isSafe = !/^(?:sun|sat|mon|wed)$/.test(wordAt(sentence, at));
  return isSafe || next === undefined || next.kind !== 'word' ? day : undefined;
}

/** "last week" and "last month" say a time and no day; before a noun ("last month's rent", "for last month") not even that. */
export function periodAt(sentence: Sentence, at: number): FoundDate | null {
  const { today } = sentence.context;
  const word = wordAt(sentence, at);
  if (word === 'end' && wordAt(sentence, at + 1) === 'of') {
    const month = monthWordsAt(sentence, at + 1);
    return month && { from: at, to: month.to, dates: [endOfMonth(addMonths(today, month.shift))] };
  }
  if (word === 'the' && wordAt(sentence, at + 1) === 'other' && /^(?:day|night)$/.test(wordAt(sentence, at + 2))) {
    return { from: at, to: at + 3, dates: [] };
  }
  if (word !== 'last' || !/^(?:week|month|year|weekend)$/.test(wordAt(sentence, at + 1))) return null;
  const next = sentence.tokens[at + 2];
  const isLabel =
    /^(?:for|of|from)$/.test(wordAt(sentence, at - 1)) ||
    (next?.kind === 'word' && !/^(?:at|with|for|from|in|to|by|via|on)$/.test(next.word));
  return isLabel ? null : { from: at, to: at + 2, dates: [] };
}

/** "of last month", "last month", "of this month", "of the month". */
export function monthWordsAt(sentence: Sentence, at: number): { to: number; shift: number } | null {
  const start = wordAt(sentence, at) === 'of' ? at + 1 : at;
  const which = wordAt(sentence, start);
  if (wordAt(sentence, start + 1) !== 'month') return null;
  if (which === 'last' || which === 'previous') return { to: start + 2, shift: -1 };
  if (which === 'this' || (which === 'the' && start > at)) return { to: start + 2, shift: 0 };
  if (which === 'next') return { to: start + 2, shift: 1 };
  return null;
}
