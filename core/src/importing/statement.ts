import type { PlainDate } from '../calendar/plain-date.ts';
import type { Amount } from '../money/amount.ts';
import type { InferenceReason } from './inference-reasons.ts';
import type { LineProblem } from './line-problems.ts';

export type StatementFormat = 'csv' | 'tsv' | 'ofx1' | 'ofx2' | 'qfx';

/** One transaction as the bank's file states it. Amounts in minor units of `currency`. */
export interface StatementLine {
  /** Position among the file's transactions, from 1. */
  n: number;
  /** Physical line of the file on which it begins, from 1. */
  row: number;
  /** Null where the row has none, or one that can't exist; then `problems` or a pending status says so. */
  date: PlainDate | null;
  amount: Amount | null;
  currency: string | null;
  /** The bank's own text, untouched but for white space at the ends and unprintable characters. */
  descriptor: string;
  /** The other party where the file has a field of its own for it. */
  payee: string | null;
  notes: string | null;
  /** The bank's own id (FITID or a reference column whose values are unique in the file). */
  externalId: string | null;
  status: 'pending' | 'cleared';
  /** Running balance after this line, where the file has one. */
  balance: Amount | null;
  /** The label that the file itself gives it. */
  category: string | null;
  original: { amount: Amount; currency: string } | null;
  /** Which of `accounts` it belongs to. */
  accountKey: string;
  /** What is wrong with the row; with any, it is counted as invalid and never written. */
  problems: readonly LineProblem[];
}

export interface StatementAccount {
  /** Number or name as in the file; '' where the file names none. */
  key: string;
  number: string | null;
  name: string | null;
  kind: 'current' | 'savings' | 'credit_card' | 'cash' | 'loan' | 'investment' | null;
  currency: string | null;
  /** Balances that the file states, at the end of the day. */
  balances: { date: PlainDate; amount: Amount; kind: 'opening' | 'closing' }[];
}

export type InferenceField =
  | 'encoding'
  | 'delimiter'
  | 'header'
  | 'dateOrder'
  | 'dateColumn'
  | 'decimalMark'
  | 'sign'
  | 'currency'
  | 'amountColumn'
  | 'payeeColumn'
  | 'descriptorColumn';

/** Something read from the whole file, shown in the preview and changeable there. */
export interface Inference {
  field: InferenceField;
  value: string;
  /** 0 to 1. */
  confidence: number;
  /** Why: "13 dates have a day over 12". */
  reason: InferenceReason;
  options: { value: string; label: string }[];
}

/** An inference that the file's content can't decide and that changes amounts or dates. */
export interface ImportQuestion {
  field: InferenceField;
  text: string;
  options: { value: string; label: string }[];
}

export interface Statement {
  format: StatementFormat;
  /** "HDFC", "Chase card" where it can be told. */
  bank: string | null;
  /** Key under which a person's answers are remembered: format and normalised header. */
  shape: string;
  accounts: StatementAccount[];
  lines: StatementLine[];
  inferences: Inference[];
  questions: ImportQuestion[];
  /** Rows that are no transactions on purpose (reverted, opening balance, summary). */
  notCounted: number;
  /** Buys, sells and income of securities: counted, not imported. */
  investmentTransactions: number;
}

export interface ParseStatementOptions {
  fileName?: string;
  /** Answers and changed inferences, by field; they win over what the file suggests. */
  answers?: Partial<Record<InferenceField, string>>;
  /** Currency of the account or the ledger, taken where the file names none. */
  defaultCurrency: string;
  /** Called about every 5,000 lines with 0 to 1; a true answer stops the work by AppError('conflict'). */
  onProgress?: (done: number) => boolean | undefined;
}
