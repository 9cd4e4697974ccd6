import type { AccountWords } from './accounts.ts';
import { commonNouns, stopWords } from './lexicon/common-nouns.ts';
import { incomeNouns } from './lexicon/income-words.ts';
import type { Mention } from './mention.ts';
import { isFree, type Sentence, wordAt } from './sentence.ts';

export interface Transfer {
  source: AccountWords | null;
  target: AccountWords | null;
  sourceId: string | null;
  targetId: string | null;
  /** Which ends are left open: a withdrawal or a card's bill comes from the usual account. */
  asks: ('from_account' | 'to_account')[];
}

/** Money that moves between one's own accounts; null where it doesn't. */
export function readTransfer(
  sentence: Sentence,
  accounts: readonly AccountWords[],
  mentions: readonly Mention[],
): Transfer | null {
  const words = sentence.tokens.map((token) => token.word);
  const text = words.join(' ');
  if (/\b(?:fee|fees|charge|charges|charged|surcharge|interest)\b/.test(text)) return null;
  return (
    withdrawal(sentence, accounts, text) ??
    cardBill(sentence, accounts, text) ??
    cashDeposit(sentence, accounts, text) ??
    betweenAccounts(sentence, accounts, words, mentions)
  );
}

function withdrawal(sentence: Sentence, accounts: readonly AccountWords[], text: string): Transfer | null {
  const isWithdrawal =
    /\b(?:withdrew|withdraw|withdrawal|withdrawn|withdrawing|abgehoben|geldautomat|bancomat)\b/.test(text) ||
    /\b(?:atm|cashpoint|cash machine)\b/.test(text) ||
    /\b(?:took|take|taken|got|pulled) (?:out )?.*\b(?:cash out|out (?:in )?cash|from (?:the )?(?:atm|bank))\b/.test(
      text,
    ) ||
    /\b(?:took|take|pulled) out\b.*\bcash\b/.test(text);
  if (!isWithdrawal || /\b(?:deposit|deposited)\b/.test(text)) return null;
  const source = accounts.find((one) => one.role === 'from' && one.accountId !== cashAccount(sentence)) ?? null;
  return { source, target: null, sourceId: source?.accountId ?? null, targetId: cashAccount(sentence), asks: [] };
}

function cashAccount(sentence: Sentence): string | null {
  const cash = sentence.context.accounts.filter((account) => account.kind === 'cash');
  return (cash.find((account) => account.name.toLowerCase() === 'cash') ?? cash[0])?.id ?? null;
}

function cardBill(sentence: Sentence, accounts: readonly AccountWords[], text: string): Transfer | null {
  const card = '(?:credit card|creditcard|cc|visa|mastercard|amex|card)';
  const isBill =
    new RegExp(`\\b${card} (?:bill|payment|dues|balance|statement|repayment|payoff|outstanding)\\b`).test(text) ||
    new RegExp(
      `\\b(?:paid|pay|paying|cleared|settled) (?:off |the |my |towards )*(?!(?:by|with|via|using|in|on|from|for) )(?:\\w+ )?${card}(?: \\d|$)`,
    ).test(text) ||
    new RegExp(`\\b(?:paid|pay|paying) off (?:the |my )*(?:\\w+ )?${card}\\b`).test(text) ||
    new RegExp(`\\b(?:payment|paid|pay) .*\\b(?:to|towards) (?:the |my )*(?:\\w+ )?${card}\\b`).test(text);
  if (!isBill || /\b(?:sim|gift|birthday|metro|report|id) card\b/.test(text)) return null;
  const target = accounts.find((one) => /card|visa|amex|cc/i.test(one.label) && one.role !== 'from') ?? null;
  const source = accounts.find((one) => one.role === 'from' && one !== target) ?? null;
  const cards = sentence.context.accounts.filter((account) => /credit/.test(account.kind));
  const targetId = target?.accountId ?? (cards.length === 1 ? (cards[0]?.id ?? null) : null);
  return {
    source,
    target,
    sourceId: source?.accountId ?? null,
    targetId,
    asks: targetId || cards.length < 2 ? [] : ['to_account'],
  };
}

/** "deposited 200 cash into checking". */
function cashDeposit(sentence: Sentence, accounts: readonly AccountWords[], text: string): Transfer | null {
  if (!/\bdeposit(?:ed|ing)?\b.*\bcash\b|\bcash deposit(?:ed)?\b/.test(text)) return null;
  const isCash = (one: AccountWords) => /cash|wallet/i.test(one.label);
  const target = accounts.find((one) => one.role === 'to' && !isCash(one)) ?? null;
  const source = accounts.find(isCash) ?? null;
  return {
    source,
    target,
    sourceId: cashAccount(sentence),
    targetId: target?.accountId ?? null,
    asks: target?.accountId ? [] : ['to_account'],
  };
}

const movingVerbs =
  /^(?:transfer|transferred|transfered|transferring|move|moved|moving|shift|shifted|uberwiesen|uberweisung|umgebucht|umbuchung)$/;
/** Verbs that move money only where an account is its end: "put 200 into savings", "sent 50 to savings". */
const puttingVerbs =
  /^(?:put|add|added|sent|send|saved|save|deposit|deposited|topped|top|contributed|paid|pay|allocated|swept|set|loaded|load|parked|stashed)$/;

function betweenAccounts(
  sentence: Sentence,
  accounts: readonly AccountWords[],
  words: readonly string[],
  mentions: readonly Mention[],
): Transfer | null {
  const isMoved = words.some((word) => movingVerbs.test(word)) && !words.some((word) => incomeNouns.has(word));
  const isPut = words.some((word) => puttingVerbs.test(word));
  const target = accounts.find((one) => one.role === 'to' && !isInCash(sentence, one)) ?? null;
  const leaves =
    accounts.find((one) => one.role === 'from' && /^(?:from|out|von)$/.test(wordAt(sentence, one.from))) ?? null;
  const source = leaves ?? accounts.find((one) => one !== target && one.role === 'from') ?? null;
  if (
    isMoved ? !target && goesToSomebody(sentence) : !target || !(isPut || leaves || isAlone(sentence, target, mentions))
  )
    return null;
  if (!isMoved && (words.some((word) => incomeNouns.has(word)) || /^(?:received|got|credited)$/.test(words[0] ?? '')))
    return null;
  const sourceId = source?.accountId ?? null;
  const targetId = target?.accountId ?? null;
  const asks: Transfer['asks'] = [];
  if (!sourceId && sentence.context.accounts.length > 1) asks.push('from_account');
  if (!targetId) asks.push('to_account');
  return { source, target, sourceId, targetId, asks };
}

/** "paid 200 in cash". */
function isInCash(sentence: Sentence, one: AccountWords): boolean {
  return wordAt(sentence, one.from) === 'in' && /^cash$/i.test(one.label);
}

/** "transferred 500 to Ravi". */
function goesToSomebody(sentence: Sentence): boolean {
  return (
    sentence.tokens.some((token, at) => {
      if (token.word !== 'to' && token.word !== 'for') return false;
      const next = wordAt(sentence, at + 1);
      return (
        next !== '' && sentence.tokens[at + 1]?.kind === 'word' && !/^(?:my|the|another|other|account)$/.test(next)
      );
    }) ||
    /\b(?:to|for) (?:my|the) (?:mum|mom|dad|brother|sister|wife|husband|landlord|friend|son|daughter|parents|mother|father)\b/i.test(
      sentence.text,
    )
  );
}

/** "500 to savings": nothing else is said. */
function isAlone(sentence: Sentence, target: AccountWords, mentions: readonly Mention[]): boolean {
  return sentence.tokens.every((token, at) => {
    if (at >= target.from && at < target.to) return true;
    if (mentions.some((mention) => at >= mention.from && at < mention.to)) return true;
    return (
      !isFree(sentence, at) || (stopWords.has(token.word) && !commonNouns.has(token.word)) || token.kind === 'symbol'
    );
  });
}
