import type { Entry, QuestionField } from '@expenseai/core/entry/entry';
import { type Amount, amount } from '@expenseai/core/money/amount';
import type { Draft, DraftContext, DraftQuestion } from './draft.ts';
import { decideAccounts } from './entry-accounts.ts';
import { currentEdits, type Edits } from './entry-edits.ts';

/** What the line and the edits come to. */
export function draftOf(entry: Entry, edits: Edits, context: DraftContext): Draft {
  const now = currentEdits(edits, entry);
  const { draft, questions, extra, kind } = entry;
  const said = (field: string) => entry.parts.find((part) => part.field === field);
  const isAsked = (field: QuestionField) => questions.some((question) => question.field === field);
  const accounts = decideAccounts(entry, now, context);
  const paidBy = now.paidBy === undefined ? extra.paidBy : null;
  const left = whatIsLeft(entry, now, accounts.questions);

  return {
    kind,
    currency: accounts.currency,
    amount: {
      value: now.amount ?? (now.paidBy === 'me' ? wholeOf(entry) : null) ?? accounts.amount,
      state: now.amount === undefined && (isAsked('amount') || accounts.amount === null) ? 'asked' : 'settled',
    },
    payee: { value: now.payee === undefined ? draft.payee : now.payee, state: 'settled' },
    category: {
      value: now.categoryId === undefined ? draft.categoryId : now.categoryId,
      state: now.categoryId !== undefined ? 'settled' : isAsked('category') ? 'asked' : 'proposed',
      confidence: now.categoryId === undefined && draft.categoryId ? said('category')?.confidence : undefined,
    },
    date: {
      value: now.date ?? draft.date,
      state: now.date !== undefined || said('date') ? 'settled' : isAsked('date') ? 'asked' : 'proposed',
    },
    account: accounts.account,
    transferAccount: accounts.transferAccount,
    arrives: accounts.arrives,
    arrivesCurrency: accounts.arrivesCurrency,
    tags: now.tags ?? draft.tags,
    notes: now.notes === undefined ? notesOf(entry) : now.notes,
    paymentMethod: draft.paymentMethod,
    questions: left,
    paidBy,
  };
}

/** True of what can be saved as it stands. */
export function isComplete({ kind, amount: money, account, transferAccount, date, questions }: Draft): boolean {
  if (kind === 'not-an-entry' || money.value === null || account.value === null || date.value === null) return false;
  if (kind === 'transfer' && transferAccount.value === null) return false;
  return !questions.some((question) => question.isBlocking);
}

function whatIsLeft(
  { questions }: Entry,
  now: ReturnType<typeof currentEdits>,
  ofAccounts: readonly DraftQuestion[],
): DraftQuestion[] {
  const answered: Partial<Record<QuestionField, boolean>> = {
    amount: now.amount !== undefined,
    date: now.date !== undefined,
    category: now.categoryId !== undefined,
    paid_by: now.paidBy !== undefined,
    // Asked anew beside the ledger's accounts.
    from_account: true,
    to_account: true,
    not_an_entry: true,
  };
  const open = questions
    .filter(({ field }) => !answered[field])
    .map(({ field, options, blocking }) => ({
      field,
      options: options.map(({ value }) => value),
      // Nothing is wrong with a transaction without a category; it waits in the inbox.
      isBlocking: blocking && field !== 'category',
    }));
  return [...open, ...ofAccounts];
}

/** What was typed of repeating and sharing stays readable, since nothing else keeps it. */
function notesOf({ draft, parts }: Entry): string | null {
  const kept = parts.filter(({ field }) => field === 'recurrence' || field === 'split').map(({ text }) => text.trim());
  const words = [draft.notes, ...kept].filter((text) => text !== null && text !== '');
  return words.length > 0 ? words.join(', ') : null;
}

/** The amount as typed, where the line's own is only one's share of it. */
function wholeOf({ draft, parts }: Entry): Amount | null {
  const typed = Number(parts.find(({ field }) => field === 'amount')?.value);
  if (!Number.isSafeInteger(typed) || typed === 0) return null;
  return amount((draft.amount ?? -1) > 0 ? Math.abs(typed) : -Math.abs(typed));
}
