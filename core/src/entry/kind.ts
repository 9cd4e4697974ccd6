import type { CommonCategory } from '../categorising/categoriser.ts';
import { costBeside, doubtfulNouns, incomeNouns, payingVerbs, receivingVerbs } from './lexicon/income-words.ts';
import type { Mention } from './mention.ts';
import { isFree, type Sentence, wordAt } from './sentence.ts';

export interface Direction {
  isIncome: boolean;
  isRefund: boolean;
  /** The category that the words of income say themselves. */
  common: CommonCategory | null;
}

/** Whether the money comes in: by sign, verb or noun. Money goes out where nothing says otherwise. */
export function readDirection(sentence: Sentence, mentions: readonly Mention[]): Direction {
  const words = sentence.tokens.map((token) => token.word);
  const sign = mentions.find((mention) => mention.sign && mention.sign.length > 0)?.sign ?? null;
  const isRefund = isRefundOf(sentence, words);
  const noun = incomeNoun(sentence, words);
  const comesIn = isRefund || isReceived(sentence, words, mentions) || noun !== null;
  const isIncome = sign === '+' || (sign === null && comesIn);
  if (!isIncome) return { isIncome: false, isRefund: false, common: null };
  return { isIncome, isRefund, common: isRefund ? null : incomeCategory(sentence, words, noun) };
}

/** A purchase that comes back; a tax refund is income like any other. */
function isRefundOf(sentence: Sentence, words: readonly string[]): boolean {
  const at = words.findIndex((word) =>
    /^(?:refund|refunds|refunded|erstattung|ruckerstattung|remboursement|reembolso)$/.test(word),
  );
  if (at !== -1)
    return !/^(?:tax|steuer)$/.test(wordAt(sentence, at - 1)) && !/^(?:fee|policy)$/.test(wordAt(sentence, at + 1));
  const returned = words.indexOf('returned');
  return (
    returned !== -1 &&
    !/^(?:home|from|to)$/.test(wordAt(sentence, returned + 1)) &&
    !words.includes('me') &&
    !isPersonBefore(sentence, returned)
  );
}

function isPersonBefore(sentence: Sentence, at: number): boolean {
  return at > 0 && wordAt(sentence, at - 1) !== 'i' && sentence.tokens[at - 1]?.kind === 'word';
}

function incomeNoun(sentence: Sentence, words: readonly string[]): CommonCategory | null {
  const pays = words.some((word, at) => payingVerbs.has(word) && !isPassive(words, at));
  const receives = words.some((word) => receivingVerbs.has(word)) || /^(?:got)$/.test(words[0] ?? '');
  for (const [at, word] of words.entries()) {
    const category = incomeNouns.get(word);
    if (!category || sentence.claims[at] !== null) continue;
    const isBack = /^(?:refunds?|rebate|cashback|reimbursements?)$/.test(word);
    if (!isBack && (costBeside.has(wordAt(sentence, at + 1)) || costBeside.has(wordAt(sentence, at - 1)))) continue;
    if (pays && !receives) continue;
    if (doubtfulNouns.has(word) && !receives && !isSurelyIncome(sentence, at)) continue;
    return category;
  }
  return null;
}

/** "salary paid", "got paid": the money comes in. */
function isPassive(words: readonly string[], at: number): boolean {
  if (words[at] !== 'paid')
    return words[at] === 'gave' || words[at] === 'sent' || words[at] === 'transferred' ? words[at + 1] === 'me' : false;
  return (
    /^(?:got|was|been|were|salary|get|dividend|interest|bonus|wages)$/.test(words[at - 1] ?? '') ||
    /^(?:me|us|out)$/.test(words[at + 1] ?? '')
  );
}

/** "rental income", "bonus 2000", "freelance payment from", "interest from bank" need no verb. */
function isSurelyIncome(sentence: Sentence, at: number): boolean {
  const word = wordAt(sentence, at);
  const before = wordAt(sentence, at - 1);
  const next = wordAt(sentence, at + 1);
  if (word === 'bonus' || word === 'income') return true;
  if (word === 'interest' || word === 'zinsen') return /^(?:savings|fd|bank|deposit)$/.test(before) || next === 'from';
  if (word === 'freelance' || word === 'consulting')
    return /^(?:payment|income|work|gig|project|invoice|job|money|pay)$/.test(next);
  return word === 'lottery' || word === 'prize' ? next === 'money' || next === 'winnings' : false;
}

const relatives =
  /^(?:mum|mom|mother|dad|father|parents|grandma|grandpa|grandparents|uncle|aunt|wife|husband|brother|sister|in)$/;

function isReceived(sentence: Sentence, words: readonly string[], mentions: readonly Mention[]): boolean {
  for (const [at, word] of words.entries()) {
    const next = words[at + 1] ?? '';
    const takesAmount = () => mentions.some((mention) => isObject(sentence, at, mention));
    if (word === 'credited' || word === 'reimbursed' || word === 'sold' || word === 'earned' || word === 'borrowed')
      return true;
    if (word === 'returned' && at > 0 && takesAmount() && words[0] !== 'i') return true;
    if (word === 'found' && takesAmount()) return true;
    if (
      word === 'gift' &&
      next === 'from' &&
      relatives.test((words[at + 2] === 'my' ? words[at + 3] : words[at + 2]) ?? '')
    )
      return true;
    if (word === 'birthday' && next === 'money') return true;
    if (word === 'owes' && next === 'me') return true;
    if (word === 'loan' && next === 'from') return true;
    if (word === 'selling' && at > 0) return true;
    if (word === 'won' && sentence.claims[at] === null) return takesAmount() || next === 'the' || next === 'a';
    if (
      /^(?:received|recd|recibi|erhalten|bekommen|collected)$/.test(word) &&
      (takesAmount() || isLast(sentence, at) || next === 'from' || incomeAhead(words, at))
    )
      return true;
    if (word === 'got' && (takesAmount() || /^(?:paid|back|reimbursed|refunded|credited)$/.test(next))) return true;
    if (
      /^(?:paid|sent|gave|transferred|venmoed|zelled|repaid|returned|owed)$/.test(word) &&
      /^(?:me|us)$/.test(next) &&
      at > 0 &&
      !/^(?:bank)$/.test(words[0] ?? '')
    )
      return true;
    if (word === 'paid' && /^(?:got|get|was)$/.test(words[at - 1] ?? '') && !words.includes('for')) return true;
    if (word === 'paid' && /^(?:client|customer|tenant|employer)$/.test(words[at - 1] ?? '')) return true;
    if (
      word === 'back' &&
      /^(?:paid|paying|gave|pays|returned|sent)$/.test(words[at - 1] ?? '') &&
      at > 1 &&
      !/^(?:i|just)$/.test(words[0] ?? '')
    )
      return true;
  }
  if (/\bdirect deposit\b/.test(words.join(' '))) return true;
  return /^(?:rent|deposit|payment|money|gift|pocket money) (?:received|recd|in)\b/.test(words.join(' '));
}

function incomeAhead(words: readonly string[], at: number): boolean {
  return words
    .slice(at + 1)
    .some((word) => incomeNouns.has(word) || word === 'payment' || word === 'rent' || word === 'money');
}

/** The number is what the verb takes: "got 50", "received a hundred dollars", not "got 2 coffees". */
function isObject(sentence: Sentence, at: number, mention: Mention): boolean {
  const start =
    /^(?:a|an|my|about|around|back|another)$/.test(wordAt(sentence, at + 1)) && mention.from > at + 1 ? at + 2 : at + 1;
  if (mention.from !== start) return false;
  const next = sentence.tokens[mention.to];
  if (mention.currency !== null || next === undefined || next.kind !== 'word' || sentence.claims[mention.to] !== null)
    return true;
  return /^(?:from|back|for|as|in|on|to|at|via|by|cash|today|bonus|refund|salary|cashback|interest|dividend|reimbursement|into|through|of|pocket|rent|prize)$/.test(
    next.word,
  );
}

function isLast(sentence: Sentence, at: number): boolean {
  return !sentence.tokens
    .slice(at + 1)
    .some((token, offset) => token.kind === 'word' && isFree(sentence, at + 1 + offset));
}

function incomeCategory(
  sentence: Sentence,
  words: readonly string[],
  noun: CommonCategory | null,
): CommonCategory | null {
  const has = (pattern: RegExp) => words.some((word) => pattern.test(word));
  if (noun === 'salary') return 'salary';
  if (/\bdirect deposit\b/.test(words.join(' ')) || has(/^(?:client|employer|invoice|freelance|gig|consulting)$/))
    return 'salary';
  if (noun) return noun;
  if (has(/^(?:found|sold|selling|reimbursed|won|verkauft)$/)) return 'other_income';
  const between =
    / (?:back|repaid|returned|borrowed|owes|loan) /.test(` ${words.join(' ')} `) ||
    /\b(?:sent|gave|paid|transferred|venmoed|owed) (?:me|us)\b/.test(words.join(' '));
  if (between) return 'transfers';
  if (/^(?:got|get) paid\b/.test(words.join(' '))) return 'salary';
  if (has(/^(?:rent)$/)) return 'other_income';
  return sentence.tokens.length > 0 && has(/^(?:interest|tax)$/) ? 'other_income' : null;
}
