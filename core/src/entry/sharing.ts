import { commonNouns, spendVerbs, stopWords } from './lexicon/common-nouns.ts';
import { monthNames, weekdayNames } from './lexicon/date-words.ts';
import { smallNumbers } from './lexicon/number-words.ts';
import { findMentions, type Mention } from './mention.ts';
import { claim, isFree, type Sentence, textOf, wordAt } from './sentence.ts';

export interface Sharing {
  splitWith: string[];
  /** Into how many equal shares, one of them one's own; 1 where nothing is shared. */
  ways: number;
  /** "my share 30": said as a sum of its own. */
  ownShare: Mention | null;
  /** "my half", "my share": what is to be recorded where somebody else paid. */
  isOwnPartNamed: boolean;
  paidBy: string | null;
}

const splitVerbs =
  /^(?:split|splitted|splitting|shared|share|sharing|halved|halves|divided|dutch|geteilt|partage|dividido)$/;

/** Finds and claims who shares the amount and who paid it. */
export function readSharing(sentence: Sentence): Sharing {
  const paidBy = readPayer(sentence);
  const own = readOwnPart(sentence);
  const ways = readWays(sentence);
  const isSplit =
    sentence.tokens.some((token, at) => splitVerbs.test(token.word) && !isNoun(sentence, at)) || isHalfHalf(sentence);
  const names = isSplit || ways > 0 ? readNames(sentence) : { names: [], others: 0 };
  const others = names.names.length + names.others;
  const sharers = ways > 0 ? ways : others > 0 ? others + 1 : own.ways;
  claimVerbs(sentence, isSplit && (sharers > 1 || own.ownShare !== null));
  return { splitWith: names.names, ways: sharers, ownShare: own.ownShare, isOwnPartNamed: own.isNamed, paidBy };
}

/** "bought 10 shares", "share auto 20". */
function isNoun(sentence: Sentence, at: number): boolean {
  const word = wordAt(sentence, at);
  if (word !== 'share') return false;
  return !/^(?:with|between|among|equally)$/.test(wordAt(sentence, at + 1)) && at > 0;
}

function isHalfHalf(sentence: Sentence): boolean {
  return /\b(?:50\s?[/-]\s?50|fifty[ -]fifty|half and half|half each)\b/i.test(sentence.text);
}

function claimVerbs(sentence: Sentence, isShared: boolean): void {
  if (!isShared) return;
  sentence.tokens.forEach((token, at) => {
    if (!splitVerbs.test(token.word) || !isFree(sentence, at)) return;
    const hasEqually = /^(?:equally|evenly)$/.test(wordAt(sentence, at + 1));
    claim(sentence, at, at + (hasEqually ? 2 : 1), { field: 'split', value: 'equal' });
  });
  for (let at = 0; at + 2 < sentence.tokens.length; at++) {
    if (/^50\s?[/-]\s?50$/.test(textOf(sentence, at, at + 3)) && isFree(sentence, at, at + 3)) {
      claim(sentence, at, at + 3, { field: 'split', value: 'equal' });
    }
  }
}

/** "4 ways", "between 3 of us", "among five people", "by 3": the number of shares. */
function readWays(sentence: Sentence): number {
  for (let at = 0; at < sentence.tokens.length; at++) {
    const count = isFree(sentence, at) ? countAt(sentence, at) : null;
    if (count === null || count < 2 || count > 50) continue;
    const before = wordAt(sentence, at - 1);
    const after = wordAt(sentence, at + 1);
    const isWays = after === 'ways' || after === 'way' || after === 'shares';
    const isAmong = /^(?:between|among|amongst|across|by)$/.test(before) && hasSplitBefore(sentence, at - 1);
    const isOfUs = after === 'of' && wordAt(sentence, at + 2) === 'us';
    if (!isWays && !isAmong && !isOfUs) continue;
    const from =
      /^(?:between|among|amongst|across|by|the|in|into)$/.test(before) && isFree(sentence, at - 1) ? at - 1 : at;
    const to = isOfUs ? at + 3 : isWays || /^(?:people|persons|friends|person|pax)$/.test(after) ? at + 2 : at + 1;
    claim(sentence, from, to, { field: 'split', value: String(count) });
    return count;
  }
  return 0;
}

function hasSplitBefore(sentence: Sentence, end: number): boolean {
  return sentence.tokens.slice(0, end).some((token) => splitVerbs.test(token.word));
}

function countAt(sentence: Sentence, at: number): number | null {
  const token = sentence.tokens[at];
  if (!token) return null;
  return /^\d{1,2}$/.test(token.text) ? Number(token.text) : (smallNumbers.get(token.word) ?? null);
}

interface Names {
  names: string[];
  /** People who are counted without a name: "3 friends". */
  others: number;
}

/** "with Tom, Mia and Lee", "with 3 friends", "between me and Sam". */
function readNames(sentence: Sentence): Names {
  for (let at = 0; at < sentence.tokens.length; at++) {
    if (!/^(?:with|between|among|mit|avec|con)$/.test(wordAt(sentence, at)) || !isFree(sentence, at)) continue;
    const found = namesAt(sentence, at + 1);
    if (found.names.length + found.others === 0) continue;
    claim(sentence, at, found.to, { field: 'split', value: found.names.join(', ') });
    return found;
  }
  return { names: [], others: 0 };
}

const pronouns = /^(?:me|myself|us|i)$/;
const groups = /^(?:friends|colleagues|people|roommates|flatmates|others|mates|guys|coworkers|cousins|siblings)$/;
/** People without a name who are one person. */
const relatives =
  /^(?:mum|mom|mother|dad|father|wife|husband|brother|sister|roommate|flatmate|boyfriend|girlfriend|friend|colleague|partner|boss|cousin|uncle|aunt|son|daughter|neighbour|neighbor)$/;

function namesAt(sentence: Sentence, start: number): Names & { to: number } {
  const names: string[] = [];
  let others = 0;
  let at = start;
  let to = start;
  while (isFree(sentence, at)) {
    const word = wordAt(sentence, at);
    const token = sentence.tokens[at];
    if (
      word === 'and' ||
      word === ',' ||
      word === '&' ||
      word === 'my' ||
      word === 'the' ||
      word === 'und' ||
      word === 'y'
    ) {
      at += 1;
      continue;
    }
    const count = countAt(sentence, at);
    if (count !== null && groups.test(wordAt(sentence, at + 1).replace(/^other$/, 'others'))) {
      others += count;
      at += 2;
    } else if (pronouns.test(word)) at += 1;
    else if (relatives.test(word)) {
      names.push(capitalised(word));
      at += 1;
    } else if (token?.kind === 'word' && isName(sentence, at)) {
      const length = fullNameLength(sentence, at);
      names.push(capitalised(textOf(sentence, at, at + length)));
      at += length;
    } else break;
    to = at;
  }
  return { names, others, to };
}

function isName(sentence: Sentence, at: number): boolean {
  const word = wordAt(sentence, at);
  return (
    !stopWords.has(word) &&
    !commonNouns.has(word) &&
    !spendVerbs.has(word) &&
    !weekdayNames.has(word) &&
    !monthNames.has(word)
  );
}

/** "Tom Baker" is one person where both are written large. */
function fullNameLength(sentence: Sentence, at: number): number {
  const next = sentence.tokens[at + 1];
  const isFull = sentence.tokens[at]?.capital && next?.capital && isFree(sentence, at + 1) && isName(sentence, at + 1);
  return isFull ? 2 : 1;
}

/** The name as names are written: "sam" → "Sam". */
export function capitalised(text: string): string {
  return text.replace(/(^|[\s-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** "my half", "my share 30", "half of". */
function readOwnPart(sentence: Sentence): { ways: number; ownShare: Mention | null; isNamed: boolean } {
  for (let at = 0; at < sentence.tokens.length; at++) {
    if (!isFree(sentence, at)) continue;
    if (wordAt(sentence, at) === 'half' && wordAt(sentence, at + 1) === 'of') {
      claim(sentence, at, at + 2, { field: 'split', value: 'half' });
      return { ways: 2, ownShare: null, isNamed: true };
    }
    if (!/^(?:my|mein|mine)$/.test(wordAt(sentence, at))) continue;
    const what = wordAt(sentence, at + 1);
    const ways = what === 'half' ? 2 : what === 'third' ? 3 : what === 'quarter' ? 4 : 1;
    const isShare = /^(?:share|part|portion|anteil)$/.test(what);
    if (ways === 1 && !isShare) continue;
    const own = isShare ? ownSumAt(sentence, at + 2) : null;
    claim(sentence, at, own?.to ?? at + 2, { field: 'split', value: own ? 'own' : what });
    return { ways, ownShare: own, isNamed: true };
  }
  return { ways: 1, ownShare: null, isNamed: false };
}

/** The sum of "my share 30" and "my share is 30", where another sum is the whole. */
function ownSumAt(sentence: Sentence, at: number): Mention | null {
  const start = /^(?:is|was|of|=|:)$/.test(wordAt(sentence, at)) ? at + 1 : at;
  const mentions = findMentions(sentence);
  const own = mentions.find((mention) => mention.from === start) ?? null;
  return mentions.length > 1 ? own : null;
}

const payerVerbs = /^(?:paid|covered|bezahlte|zahlte|payed)$/;
const notPayers =
  /^(?:i|we|you|they|he|she|me|just|already|have|ive|was|got|who|bank|client|customer|tenant|boss|employer|company|work|office|insurance|amount|bill|bills|and|also|finally|then)$/;

/** "Sam paid 90 for dinner", "dinner 90 paid by Sam": somebody else paid. "Tom paid me 50" is income. */
function readPayer(sentence: Sentence): string | null {
  const { tokens } = sentence;
  for (let at = 0; at < tokens.length; at++) {
    if (wordAt(sentence, at) === 'owe' && /^(?:i|we)$/.test(wordAt(sentence, at - 1))) {
      const [lender] = namesAt(sentence, at + 1).names;
      if (lender) return lender;
    }
    if (!payerVerbs.test(wordAt(sentence, at))) continue;
    if (wordAt(sentence, at + 1) === 'by') {
      const by = namesAt(sentence, at + 2);
      const [name] = by.names;
      if (!name || /^(?:card|cash|visa|cheque|check|upi|phone)$/i.test(name) || isMethod(name)) continue;
      claim(sentence, at, by.to, { field: 'split', value: name });
      return name;
    }
    if (at === 0 || at > 2 || /^(?:me|us|back|off|for)$/.test(wordAt(sentence, at + 1))) continue;
    const words = tokens.slice(0, at);
    const isOther = words.every(
      (token, index) =>
        token.kind === 'word' &&
        !notPayers.test(token.word) &&
        (isName(sentence, index) || relatives.test(token.word) || (index === 0 && token.word === 'my')),
    );
    if (!isOther) continue;
    const start = words[0]?.word === 'my' ? 1 : 0;
    const name = capitalised(textOf(sentence, start, at));
    if (name === '') continue;
    claim(sentence, 0, at + 1, { field: 'split', value: name });
    return name;
  }
  return null;
}

function isMethod(name: string): boolean {
  return /^(?:mastercard|amex|paypal|apple|google|gpay|direct|bank|debit|credit|venmo|zelle|sepa)$/i.test(name);
}
