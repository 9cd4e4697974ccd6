import type { EntryAccount } from './entry.ts';
import { cardThings, methodsAtEnd, methodsNeedingLead, paymentMethods } from './lexicon/methods.ts';
import { indexPhrases, type PhraseIndex, phraseAt } from './phrases.ts';
import { claim, isFree, type Sentence, textOf, wordAt } from './sentence.ts';

/** An account that the sentence names, by its name or by its kind. */
export interface AccountWords {
  from: number;
  to: number;
  role: 'from' | 'to' | 'bare';
  /** What was said: "savings". */
  label: string;
  /** Null where the ledger has no such account, or several. */
  accountId: string | null;
}

/** Words for kinds of accounts, in the ledger's kinds; some are only accounts after a preposition. */
const kindWords: readonly (readonly [string, readonly string[]])[] = [
  ['savings account', ['savings']],
  ['saving account', ['savings']],
  ['savings', ['savings']],
  ['checking account', ['current', 'checking']],
  ['checking', ['current', 'checking']],
  ['chequing', ['current', 'checking']],
  ['current account', ['current', 'checking']],
  ['bank account', ['current', 'checking']],
  ['girokonto', ['current', 'checking']],
  ['sparkonto', ['savings']],
  ['bank', ['current', 'checking']],
  ['credit card', ['credit_card', 'credit-card']],
  ['creditcard', ['credit_card', 'credit-card']],
  ['cc', ['credit_card', 'credit-card']],
  ['cash', ['cash']],
  ['wallet', ['cash']],
  ['cash account', ['cash']],
  ['cash wallet', ['cash']],
  ['investment account', ['investment']],
  ['brokerage', ['investment']],
  ['brokerage account', ['investment']],
];
const kindIndex = indexPhrases(kindWords);
const methodIndex = indexPhrases(paymentMethods);

const roles: Readonly<Record<string, AccountWords['role']>> = {
  from: 'from',
  with: 'from',
  via: 'from',
  by: 'from',
  using: 'from',
  through: 'from',
  on: 'from',
  von: 'from',
  mit: 'from',
  to: 'to',
  into: 'to',
  in: 'to',
  onto: 'to',
  towards: 'to',
  auf: 'to',
};

const articles = /^(?:my|the|our|a|mein|meinem|meine|der|dem)$/;

/** Account names of the ledger and words for kinds of accounts, with the preposition that says their part. */
export function findAccounts(sentence: Sentence): AccountWords[] {
  const names = indexNames(sentence.context.accounts);
  const found: AccountWords[] = [];
  let at = 0;
  while (at < sentence.tokens.length) {
    const words = isFree(sentence, at) ? accountAt(sentence, names, at) : null;
    if (words) found.push(words);
    at = words ? words.to : at + 1;
  }
  return found;
}

function indexNames(accounts: readonly EntryAccount[]): PhraseIndex<EntryAccount> {
  return indexPhrases(accounts.map((account) => [account.name, account] as const));
}

function accountAt(sentence: Sentence, names: PhraseIndex<EntryAccount>, at: number): AccountWords | null {
  const named = phraseAt(names, sentence.tokens, at);
  const kind = phraseAt(kindIndex, sentence.tokens, at);
  const phrase = kind && (!named || kind.words.length > named.words.length) ? null : named;
  const length = phrase?.words.length ?? kind?.words.length;
  if (length === undefined) return null;
  const leadAt = articles.test(wordAt(sentence, at - 1)) ? at - 2 : at - 1;
  const role = isFree(sentence, leadAt) ? roles[wordAt(sentence, leadAt)] : undefined;
  let to = at + length;
  if (/^(?:account|acct|konto|a\/c)$/.test(wordAt(sentence, to)) && isFree(sentence, to)) to += 1;
  if (!isFree(sentence, at, to) || isThing(sentence, at, to)) return null;
  const accountId = phrase ? phrase.value.id : kind ? ofKind(sentence, kind.value, wordAt(sentence, at)) : null;
  const label = textOf(sentence, at, at + length);
  return { from: role ? leadAt : at, to, role: role ?? 'bare', label, accountId };
}

/** "savings plan", "bank fee", "credit card bill" keep their words; "birthday card" is no card. */
function isThing(sentence: Sentence, at: number, to: number): boolean {
  const before = wordAt(sentence, at - 1);
  const next = wordAt(sentence, to);
  return (
    cardThings.has(before) ||
    /^(?:annual|late|yearly|monthly|renewal|plan|fee|fees|charges|charge|interest|insurance|scheme|bond|bonds|holiday|locker|statement|back|prize|gift|register|machine)$/.test(
      next,
    )
  );
}

function ofKind(sentence: Sentence, kinds: readonly string[], word: string): string | null {
  const { accounts } = sentence.context;
  const byKind = accounts.filter((account) => kinds.includes(account.kind));
  const [only] = byKind;
  if (only && byKind.length === 1) return only.id;
  const byName = byKind.filter((account) => account.name.toLowerCase().includes(word));
  return byName.length === 1 ? (byName[0]?.id ?? null) : null;
}

export interface MethodReading {
  method: string | null;
  /** The account that was named with it: "with visa" where an account is called Visa, "in cash". */
  accountId: string | null;
}

/** Finds and claims how it was paid: "with visa", "in cash", "via UPI", "direct debit". */
export function readMethod(sentence: Sentence, accounts: readonly AccountWords[]): MethodReading {
  for (let at = 0; at < sentence.tokens.length; at++) {
    const phrase = isFree(sentence, at) ? phraseAt(methodIndex, sentence.tokens, at) : null;
    if (!phrase || !isFree(sentence, at, at + phrase.words.length)) continue;
    const leadAt = articles.test(wordAt(sentence, at - 1)) ? at - 2 : at - 1;
    const isLed = /^(?:with|via|by|in|using|on|through|per|mit|en|con|from|through|paid)$/.test(
      wordAt(sentence, leadAt),
    );
    const to = at + phrase.words.length + (wordAt(sentence, at + phrase.words.length) === 'card' ? 1 : 0);
    if (!isLed && !standsBare(sentence, at, to, phrase.value)) continue;
    if (/card$/.test(phrase.value) && cardThings.has(wordAt(sentence, at - 1))) continue;
    const account = accounts.find((one) => one.from < to && one.to > at);
    const isCash = phrase.value === 'cash' ? ofKind(sentence, ['cash'], 'cash') : null;
    const from = isLed && wordAt(sentence, leadAt) !== 'paid' && isFree(sentence, leadAt) ? leadAt : at;
    claim(sentence, from, to, { field: 'method', value: phrase.value });
    return { method: phrase.value, accountId: account?.accountId ?? isCash };
  }
  return { method: null, accountId: null };
}

/** Without a preposition a method stands at the end, and never before the thing that it names: "cash withdrawal". */
function standsBare(sentence: Sentence, at: number, to: number, value: string): boolean {
  const isLast = to >= sentence.tokens.length || sentence.claims[to] !== null || /^[.,;)]$/.test(wordAt(sentence, to));
  if (/^(?:annual|late|yearly|renewal|fees?|charges?|bill|payment|interest)$/.test(wordAt(sentence, to))) return false;
  const follows = sentence.tokens[at - 1];
  const afterThing = cardThings.has(wordAt(sentence, at - 1));
  if (at === 0 && /^(?:venmo|zelle|paypal|paytm|google pay|phonepe|revolut|swish)$/.test(value)) return true;
  if (methodsNeedingLead.has(value)) return methodsAtEnd.has(value) && isLast && !afterThing && follows !== undefined;
  return (
    !/^(?:id|app|charges|fee|fees|payment|bill)$/.test(wordAt(sentence, to)) &&
    (isLast || sentence.tokens[to]?.kind === 'number')
  );
}

/** Claims the account of a purchase or income: "from checking", "into savings", or its bare name at the end. */
export function claimAccount(
  sentence: Sentence,
  accounts: readonly AccountWords[],
  role: 'from' | 'to',
): AccountWords | null {
  const usable = accounts.filter((one) => one.accountId !== null && isFree(sentence, one.from, one.to));
  const led = usable.find(
    (one) => one.role === role || (role === 'to' && one.role === 'from' && !/^from$/.test(wordAt(sentence, one.from))),
  );
  const last = usable.find((one) => one.role === 'bare' && one.to >= sentence.tokens.length && one.from > 0);
  const found = led ?? last;
  if (!found) return null;
  claim(sentence, found.from, found.to, { field: 'account', value: found.accountId ?? '' });
  return found;
}

/** Claims both ends of a transfer. */
export function claimTransferAccounts(
  sentence: Sentence,
  source: AccountWords | null,
  target: AccountWords | null,
): void {
  if (source) claim(sentence, source.from, source.to, { field: 'account', value: source.accountId ?? '' });
  if (target) claim(sentence, target.from, target.to, { field: 'transfer-account', value: target.accountId ?? '' });
}
