import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import type { Entry, EntryAccount, QuestionField } from '@expenseai/core/entry/entry';
import type { Amount } from '@expenseai/core/money/amount';

/** `asked` stops saving until it is answered; `proposed` was assumed or guessed and is saved as shown. */
export type FieldState = 'settled' | 'proposed' | 'asked';

export interface DraftField<Value> {
  value: Value | null;
  state: FieldState;
  /** 0–1, of a guess. */
  confidence?: number | undefined;
}

export interface DraftQuestion {
  field: QuestionField | 'arrives' | 'no-account';
  /** Amounts in minor units, days, or ids; empty where it must be typed. */
  options: readonly string[];
  isBlocking: boolean;
}

/** A line of words as the transaction that it becomes, with what a person has changed on its chips. */
export interface Draft {
  kind: Entry['kind'];
  /** Of the account, and so of the amount. */
  currency: string;
  amount: DraftField<Amount>;
  payee: DraftField<string>;
  category: DraftField<string>;
  date: DraftField<PlainDate>;
  account: DraftField<string>;
  /** Only of a transfer. */
  transferAccount: DraftField<string>;
  /** Of a transfer between currencies: what arrives, in that of the other account. */
  arrives: DraftField<Amount>;
  arrivesCurrency: string | null;
  tags: readonly string[];
  notes: string | null;
  paymentMethod: string | null;
  questions: readonly DraftQuestion[];
  /** Who paid, where the line says that somebody else did. */
  paidBy: string | null;
}

export interface DraftContext {
  accounts: readonly EntryAccount[];
  /** The account that was typed on last. */
  usualAccountId: string | null;
  currency: string;
}
