import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainDate } from '@expenseai/core/calendar/plain-date';
import { type CommonCategory, commonCategories } from '@expenseai/core/categorising/categoriser';
import { createModel } from '@expenseai/core/categorising/model';
import type { Entry, EntryAccount, EntryCategory, EntryContext } from '@expenseai/core/entry/entry';
import { parseEntry } from '@expenseai/core/entry/parse-entry';
import { toDecimalString } from '@expenseai/core/money/format-amount';

interface Expected {
  kind: 'expense' | 'income' | 'transfer' | 'ask';
  amount: string | null;
  currency: string;
  category: string | null;
  date: string | null;
  payee: string | null;
  ask: string[];
  method?: string;
  tags?: string[];
  from_account?: string;
  to_account?: string;
  split_with?: string[];
  own_share?: string;
  recurrence?: string;
  refund?: boolean;
  paid_by?: string;
}

interface Sentence {
  id: string;
  text: string;
  today: string;
  default_currency: string;
  locale: string;
  expect: Expected;
}

export interface EntryMistake {
  id: string;
  field: string;
  got: unknown;
  want: unknown;
}

export interface EntriesScore {
  kind: 'entries';
  total: number;
  /** Sentences of which every field is right. */
  right: number;
  /** Sentences whose amount is wrong and not asked: none is acceptable. */
  amountWrongUnasked: number;
  /** Of the sentences in which something has to be asked, those in which exactly that is. */
  asksThatAsk: { asked: number; of: number };
  wrong: EntryMistake[];
}

/** Reads every sentence of `entries/*.jsonl` in the folder and compares all fields that each expects. */
export function evaluateEntries(folder: string): EntriesScore {
  const sentences = readSentences(join(folder, 'entries'));
  const score: EntriesScore = {
    kind: 'entries',
    total: sentences.length,
    right: 0,
    amountWrongUnasked: 0,
    asksThatAsk: { asked: 0, of: 0 },
    wrong: [],
  };
  for (const sentence of sentences) {
    const entry = parseEntry(sentence.text, contextOf(sentence));
    const mistakes = compare(sentence, entry);
    if (mistakes.length === 0) score.right += 1;
    score.wrong.push(...mistakes);
    const isAmountAsked = entry.questions.some((question) => question.field === 'amount');
    const isRead = entry.kind !== 'not-an-entry';
    if (isRead && !isAmountAsked && mistakes.some(({ field }) => field === 'amount' || field === 'currency')) {
      score.amountWrongUnasked += 1;
    }
    if (sentence.expect.ask.length > 0) {
      score.asksThatAsk.of += 1;
      if (!mistakes.some((mistake) => mistake.field === 'ask')) score.asksThatAsk.asked += 1;
    }
  }
  return score;
}

function readSentences(folder: string): Sentence[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'));
  return files.sort().flatMap((file) => {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n');
    return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Sentence);
  });
}

const incomeCommons: ReadonlySet<CommonCategory> = new Set(['salary', 'other_income']);

/** One category for each common one, so that their ids are comparable. */
const categories: EntryCategory[] = commonCategories.map((common) => ({
  id: common,
  name: common.replaceAll('_', ' '),
  kind: incomeCommons.has(common) ? 'income' : 'expense',
  common,
}));

const accountKinds: readonly (readonly [name: string, kind: string])[] = [
  ['Checking', 'current'],
  ['Savings', 'savings'],
  ['Cash', 'cash'],
  ['Credit card', 'credit_card'],
];

const model = createModel(categories, new Map());

function contextOf(sentence: Sentence): EntryContext {
  const accounts = accountKinds.map(([name, kind], index): EntryAccount => {
    return { id: name.toLowerCase(), name, kind, currency: sentence.default_currency, isDefault: index === 0 };
  });
  return {
    today: plainDate(sentence.today),
    locale: sentence.locale,
    currency: sentence.default_currency,
    accounts,
    payees: [],
    categories,
    tags: [],
    predict: (line) => model.predict(line),
  };
}

function compare({ id, expect }: Sentence, entry: Entry): EntryMistake[] {
  const { draft, extra } = entry;
  const mistakes: EntryMistake[] = [];
  const check = (field: string, got: unknown, want: unknown, isSame = Object.is(got, want)) => {
    if (!isSame) mistakes.push({ id, field, got, want });
  };
  const kind = kindOf(entry);
  check('kind', kind, expect.kind);
  const amount = draft.amount === null ? null : toDecimalString(draft.amount, draft.currency).replace('-', '');
  check('amount', amount, expect.amount, isSameNumber(amount, expect.amount));
  check('currency', draft.currency, expect.currency);
  // A transfer has no category; which kind it is, its accounts say.
  if (entry.kind !== 'transfer') check('category', draft.categoryId, expect.category);
  check('date', draft.date, expect.date);
  check('payee', draft.payee, expect.payee, loose(draft.payee) === loose(expect.payee));
  const asked = entry.questions.map((question) => question.field).sort();
  check('ask', asked.join(' '), [...expect.ask].sort().join(' '));
  check('method', draft.paymentMethod, expect.method ?? draft.paymentMethod);
  check('tags', draft.tags.join(' '), (expect.tags ?? []).join(' '));
  check('from_account', draft.accountId, expect.from_account ?? draft.accountId);
  check('to_account', draft.transferAccountId, expect.to_account ?? draft.transferAccountId);
  check('split_with', extra.splitWith.join(' '), (expect.split_with ?? []).join(' '));
  const share = extra.ownShare === null ? null : toDecimalString(extra.ownShare, draft.currency);
  if (expect.own_share) check('own_share', share, expect.own_share, isSameNumber(share, expect.own_share));
  check('recurrence', extra.recurrence, expect.recurrence ?? null);
  check('refund', extra.isRefund, expect.refund ?? false);
  check('paid_by', extra.paidBy, expect.paid_by ?? null);
  return mistakes;
}

/** `ask` is a sentence that can't be saved as it stands. */
function kindOf(entry: Entry): string {
  const isBlocked = entry.kind === 'not-an-entry' || entry.questions.some((question) => question.blocking);
  return isBlocked ? 'ask' : entry.kind;
}

function isSameNumber(got: string | null, want: string | null): boolean {
  return got === null || want === null ? got === want : Number(got) === Number(want);
}

function loose(text: string | null): string {
  return (text ?? '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
