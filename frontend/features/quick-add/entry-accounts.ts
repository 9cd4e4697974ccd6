import type { Entry, EntryAccount } from '@expenseai/core/entry/entry';
import { type Amount, amount } from '@expenseai/core/money/amount';
import { toDecimalString } from '@expenseai/core/money/format-amount';
import { parseAmount } from '@expenseai/core/money/parse-amount';
import type { Draft, DraftContext, DraftField, DraftQuestion } from './draft.ts';
import type { EditValues } from './entry-edits.ts';

type Accounts = Pick<Draft, 'currency' | 'account' | 'transferAccount' | 'arrives' | 'arrivesCurrency'> & {
  /** In the account's currency. */
  amount: Amount | null;
  questions: DraftQuestion[];
};

/**
 * Where the money moves. What isn't said is assumed: the account that was typed on last, else the first of the
 * currency. An account of another currency than the line names can't hold its amount, so that it is asked for.
 */
export function decideAccounts(entry: Entry, edits: Partial<EditValues>, context: DraftContext): Accounts {
  const { draft, kind } = entry;
  const none: DraftField<never> = { value: null, state: 'settled' };
  if (kind === 'not-an-entry') {
    return {
      currency: context.currency,
      amount: null,
      account: none,
      transferAccount: none,
      arrives: none,
      arrivesCurrency: null,
      questions: [],
    };
  }
  const isCurrencySaid = entry.parts.some(({ field }) => field === 'currency') || draft.currency !== context.currency;
  const fits = ({ currency }: EntryAccount) => !isCurrencySaid || currency === draft.currency;
  const byId = (id: string | null | undefined) => context.accounts.find((account) => account.id === id);
  const target = byId(edits.transferAccountId ?? draft.transferAccountId);
  const said = byId(edits.accountId ?? draft.accountId);
  const candidates = context.accounts.filter(
    (account) => account.id !== target?.id && (isCurrencySaid ? fits(account) : account.currency === context.currency),
  );
  const assumed = candidates.find(({ id }) => id === context.usualAccountId) ?? candidates[0];
  const account = said ?? assumed;
  const isFitting = account !== undefined && fits(account);
  const questions: DraftQuestion[] = [];
  if (!account) questions.push({ field: 'no-account', options: [], isBlocking: true });
  else if (!isFitting) questions.push(choice('from_account', candidates));
  if (kind === 'transfer' && !target) {
    questions.push(
      choice(
        'to_account',
        context.accounts.filter(({ id }) => id !== account?.id),
      ),
    );
  }
  const currency = account && isFitting ? account.currency : draft.currency;
  const isAcross = kind === 'transfer' && target !== undefined && target.currency !== currency;
  if (isAcross && edits.arrives === undefined) questions.push({ field: 'arrives', options: [], isBlocking: true });
  return {
    currency,
    amount: inCurrency(draft.amount, draft.currency, currency),
    account: { value: account?.id ?? null, state: !isFitting ? 'asked' : said ? 'settled' : 'proposed' },
    transferAccount: { value: target?.id ?? null, state: kind === 'transfer' && !target ? 'asked' : 'settled' },
    arrives: { value: edits.arrives ?? null, state: isAcross && edits.arrives === undefined ? 'asked' : 'settled' },
    arrivesCurrency: isAcross ? target.currency : null,
    questions,
  };
}

function choice(field: 'from_account' | 'to_account', accounts: readonly EntryAccount[]): DraftQuestion {
  return { field, options: accounts.map(({ id }) => id), isBlocking: true };
}

/** The same number in another currency, `4.50` of what the account has; null where that has no such decimals. */
function inCurrency(value: Amount | null, from: string, to: string): Amount | null {
  if (value === null || from === to) return value;
  const size = parseAmount(toDecimalString(amount(Math.abs(value)), from), to, { decimalMark: '.' });
  return size === null ? null : amount(value < 0 ? -size : size);
}
