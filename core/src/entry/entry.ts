import type { PlainDate } from '../calendar/plain-date.ts';
import type { CategoriserLine, CommonCategory, Prediction } from '../categorising/categoriser.ts';
import type { Amount } from '../money/amount.ts';

export interface EntryAccount {
  id: string;
  name: string;
  /** The ledger's kind of account, such as `cash`, `checking`, `savings` or `credit-card`. */
  kind: string;
  currency: string;
  isDefault?: boolean;
}

export interface EntryPayee {
  id: string;
  name: string;
  defaultCategoryId: string | null;
}

export interface EntryCategory {
  id: string;
  name: string;
  kind: 'income' | 'expense';
  common: CommonCategory | null;
}

/** What a sentence is read against; all of it comes from the ledger and its user. */
export interface EntryContext {
  today: PlainDate;
  /** BCP 47; decides decimal mark and date order. A bare `en` leaves the date order open. */
  locale: string;
  /** ISO 4217, used where the sentence names none. */
  currency: string;
  accounts: readonly EntryAccount[];
  payees: readonly EntryPayee[];
  categories: readonly EntryCategory[];
  tags: readonly string[];
  predict: (line: CategoriserLine) => Prediction;
}

export type EntryKind = 'expense' | 'income' | 'transfer' | 'not-an-entry';

export type PartField =
  | 'amount'
  | 'currency'
  | 'date'
  | 'payee'
  | 'category'
  | 'account'
  | 'transfer-account'
  | 'tag'
  | 'notes'
  | 'method'
  | 'recurrence'
  | 'split'
  | 'kind';

/** A stretch of the sentence and what it was read as. */
export interface EntryPart {
  field: PartField;
  text: string;
  /** Offsets into the text in UTF-16 units, end exclusive. */
  start: number;
  end: number;
  value: string;
  /** 0 to 1. */
  confidence: number;
}

export type QuestionField = 'amount' | 'category' | 'date' | 'from_account' | 'to_account' | 'paid_by' | 'not_an_entry';

export interface EntryQuestion {
  field: QuestionField;
  text: string;
  options: { value: string; label: string }[];
  /** The sentence can't be saved before this is answered; otherwise a chip is left open. */
  blocking: boolean;
}

export interface EntryDraft {
  date: PlainDate | null;
  /** Minor units of `currency`, negative where the money leaves; null where it is unknown. */
  amount: Amount | null;
  currency: string;
  payee: string | null;
  payeeId: string | null;
  accountId: string | null;
  transferAccountId: string | null;
  categoryId: string | null;
  notes: string | null;
  tags: string[];
  paymentMethod: string | null;
  status: 'cleared' | 'pending';
}

/** What the sentence says beyond one transaction. */
export interface EntryExtra {
  splitWith: string[];
  /** Minor units, positive: the part of the amount that is one's own. */
  ownShare: Amount | null;
  recurrence: string | null;
  isRefund: boolean;
  /** Who paid, where it was somebody else. */
  paidBy: string | null;
}

export interface Entry {
  kind: EntryKind;
  draft: EntryDraft;
  /** Sorted, never overlapping. */
  parts: EntryPart[];
  questions: EntryQuestion[];
  extra: EntryExtra;
}
