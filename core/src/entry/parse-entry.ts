import { type Amount, amount } from '../money/amount.ts';
import { exponentOf } from '../money/currencies.ts';
import { type AccountWords, claimAccount, claimTransferAccounts, findAccounts, readMethod } from './accounts.ts';
import { type AmountReading, readAmount } from './amount.ts';
import { type CategoryReading, decideCategory, describe } from './category.ts';
import { readDate } from './dates.ts';
import type { Entry, EntryContext, EntryDraft, EntryExtra, EntryQuestion } from './entry.ts';
import { toAmount } from './exact.ts';
import { readDirection } from './kind.ts';
import { findMentions, type Mention } from './mention.ts';
import { claimNames } from './names.ts';
import { isNotAnEntry } from './not-an-entry.ts';
import { readPayee } from './payee.ts';
import { askAccount, askAmount, askCategory, askDate, askPaidBy, askWhatToDo } from './questions.ts';
import { readRecurrence } from './recurrence.ts';
import { claim, readSentence, type Sentence } from './sentence.ts';
import { readSharing, type Sharing } from './sharing.ts';
import { readTags } from './tags.ts';
import { readTransfer, type Transfer } from './transfer.ts';

/**
 * Reads one line as a transaction: `coffee 4.50 yesterday at Blue Bottle with visa #work`.
 *
 * What it says is in `draft` and, with its place in the text, in `parts`; what is missing or could be two things is in
 * `questions` and null in the draft (or the likeliest, where the question has options), so that no amount is silently
 * wrong. The draft can be saved as it stands where no question is blocking. Pure, and quick enough for each key stroke.
 */
export function parseEntry(text: string, context: EntryContext): Entry {
  const sentence = readSentence(text, context);
  if (isNotAnEntry(sentence)) return notAnEntry(context, text);
  const tags = readTags(sentence);
  claimNames(sentence);
  const recurrence = readRecurrence(sentence);
  const date = readDate(sentence);
  const sharing = readSharing(sentence);
  const accounts = findAccounts(sentence);
  const mentions = findMentions(sentence);
  const transfer = readTransfer(sentence, accounts, mentions);
  const direction = transfer ? null : readDirection(sentence, mentions);
  const money = shareOf(readAmount(sentence, mentions), sharing);
  claimAmounts(sentence, money.reading);

  const isIncome = direction?.isIncome ?? false;
  const ends = readEnds(sentence, accounts, transfer, isIncome);
  const payee = transfer ? noPayee : readPayee(sentence);
  const sign = isIncome ? 1 : -1;
  const signed = money.reading.amount === null ? null : amount(sign * money.reading.amount);
  const runs = describe(sentence);
  const description = runs.map((run) => run.text).join(' ');
  const category = transfer
    ? null
    : decideCategory(sentence, {
        description: money.reading.used.length > 1 ? bought(runs.map((run) => run.text)) : description,
        payee,
        amount: direction?.isRefund ? -(signed ?? 1) : (signed ?? sign),
        common: direction?.common ?? personalTransfer(sentence),
      });
  claimDescription(sentence, runs, category);

  const draft: EntryDraft = {
    date: date.date,
    amount: signed,
    currency: money.reading.currency,
    payee: payee.payee,
    payeeId: payee.payeeId,
    accountId: ends.accountId,
    transferAccountId: ends.transferAccountId,
    categoryId: category?.categoryId ?? null,
    notes: description === '' ? null : description,
    tags,
    paymentMethod: ends.method,
    status: date.date !== null && date.date > context.today ? 'pending' : 'cleared',
  };
  const questions: EntryQuestion[] = [];
  if (money.reading.isAsked) questions.push(askAmount(money.reading, context));
  if (date.date === null) questions.push(askDate(date));
  if (sharing.paidBy && !isIncome) questions.push(askPaidBy(sharing.paidBy));
  if (category && category.categoryId === null) questions.push(askCategory(category.options));
  for (const field of transfer?.asks ?? []) {
    questions.push(askAccount(field, context, field === 'from_account' ? ends.transferAccountId : ends.accountId));
  }
  const extra: EntryExtra = {
    splitWith: sharing.splitWith,
    ownShare: money.ownShare,
    recurrence,
    isRefund: direction?.isRefund ?? false,
    paidBy: isIncome ? null : sharing.paidBy,
  };
  const kind = transfer ? 'transfer' : isIncome ? 'income' : 'expense';
  return { kind, draft, parts: sentence.parts.sort((a, b) => a.start - b.start), questions, extra };
}

const noPayee = { payee: null, payeeId: null, defaultCategoryId: null, isKnown: false };

function notAnEntry(context: EntryContext, text: string): Entry {
  const draft: EntryDraft = {
    date: null,
    amount: null,
    currency: context.currency,
    payee: null,
    payeeId: null,
    accountId: null,
    transferAccountId: null,
    categoryId: null,
    notes: null,
    tags: [],
    paymentMethod: null,
    status: 'cleared',
  };
  const extra = { splitWith: [], ownShare: null, recurrence: null, isRefund: false, paidBy: null };
  return { kind: 'not-an-entry', draft, parts: [], questions: text.trim() === '' ? [] : [askWhatToDo()], extra };
}

function claimAmounts(sentence: Sentence, reading: AmountReading): void {
  for (const mention of reading.used) {
    claim(sentence, mention.from, mention.to, {
      field: 'amount',
      value: mentionValue(mention, reading.currency),
      confidence: reading.isAsked ? 0.4 : 0.95,
    });
  }
}

function mentionValue(mention: Mention, currency: string): string {
  const minor = toAmount(mention.value, exponentOf(mention.currency ?? currency), 'half-even');
  return minor === null ? '' : String(minor);
}

/** One's own share, and which amount is recorded: only that where somebody else paid. */
function shareOf(reading: AmountReading, sharing: Sharing): { reading: AmountReading; ownShare: Amount | null } {
  if (reading.amount === null) return { reading, ownShare: null };
  const whole = reading.amount;
  const said = sharing.ownShare ? toAmount(sharing.ownShare.value, exponentOf(reading.currency), 'exact') : null;
  const ownShare = said ?? (sharing.ways > 1 ? amount(Math.round(whole / sharing.ways)) : null);
  if (ownShare === null) return { reading, ownShare: null };
  if (sharing.paidBy) return { reading: { ...reading, amount: ownShare }, ownShare };
  // "dinner 90, my half": 90 may be the whole or the half.
  if (sharing.isOwnPartNamed && said === null && sharing.splitWith.length === 0) {
    const options = [whole, ownShare].map((one) => ({ amount: one, currency: reading.currency }));
    return { reading: { ...reading, options, isAsked: true }, ownShare };
  }
  return { reading, ownShare };
}

interface Ends {
  accountId: string | null;
  transferAccountId: string | null;
  method: string | null;
}

function readEnds(
  sentence: Sentence,
  accounts: readonly AccountWords[],
  transfer: Transfer | null,
  isIncome: boolean,
): Ends {
  if (transfer) {
    claimTransferAccounts(sentence, transfer.source, transfer.target);
    const { sourceId, targetId } = transfer;
    return { accountId: sourceId, transferAccountId: targetId, method: readMethod(sentence, []).method };
  }
  const method = readMethod(sentence, accounts);
  const account = claimAccount(sentence, accounts, isIncome ? 'to' : 'from');
  return { accountId: account?.accountId ?? method.accountId, transferAccountId: null, method: method.method };
}

const extras =
  /^(?:and |for |a |the )*(?:tips?|tax|taxes|vat|gst|service|service charge|delivery|delivery fee|shipping|fee|tolls?|coupon|discount|voucher|trinkgeld)$/i;

/** What was bought, without what was paid on top of it: "lunch" of "lunch 14.50 tax 1.20 tip 3". */
function bought(runs: readonly string[]): string {
  return runs.filter((run, index) => index === 0 || !extras.test(run)).join(' ');
}

/** Money between people, said as such: "lent 50 to Tom", "transferred 500 to Ravi", "paid Anna back 20". */
function personalTransfer(sentence: Sentence): 'transfers' | null {
  const words = sentence.tokens.map((token) => token.word).join(' ');
  return /\b(?:lent|loaned|repaid|transferred|transfer|venmoed|venmod|zelled|paid back|venmo|zelle|borrowed)\b|\bpaid \w+ back\b/.test(
    words,
  ) && !/\bfor\b/.test(words)
    ? 'transfers'
    : null;
}

/** Shows what is left: the word that decided the category, and the rest as notes. */
function claimDescription(
  sentence: Sentence,
  runs: ReturnType<typeof describe>,
  category: CategoryReading | null,
): void {
  const { categoryId, term, confidence } = category ?? { categoryId: null, term: null, confidence: 0 };
  let isShown = categoryId === null;
  for (const run of runs) {
    const at = isShown ? -1 : decidingToken(sentence, run, term);
    if (at === -1 || categoryId === null) {
      claim(sentence, run.from, run.to, { field: 'notes', value: run.text, confidence: 0.7 });
      continue;
    }
    isShown = true;
    if (at > run.from) claimNotes(sentence, run.from, at);
    claim(sentence, at, at + 1, { field: 'category', value: categoryId, confidence });
    if (at + 1 < run.to) claimNotes(sentence, at + 1, run.to);
  }
}

function claimNotes(sentence: Sentence, from: number, to: number): void {
  const first = sentence.tokens[from];
  const last = sentence.tokens[to - 1];
  if (first && last)
    claim(sentence, from, to, { field: 'notes', value: sentence.text.slice(first.start, last.end), confidence: 0.7 });
}

function decidingToken(sentence: Sentence, run: { from: number; to: number }, term: string | null): number {
  if (term === null) return run.from;
  const words = new Set(term.toLowerCase().split(/\s+/));
  for (let at = run.from; at < run.to; at++) if (words.has(sentence.tokens[at]?.word ?? '')) return at;
  return -1;
}
