import type { PlainDate } from '../calendar/plain-date.ts';
import type { Amount } from '../money/amount.ts';

/** What the bank said of a transaction. It is kept beside what people edit, and no edit changes it. */
export interface StatementFacts {
  /** Of `sourceOf`. */
  source: string;
  externalId: string | null;
  date: PlainDate | null;
  amount: Amount;
  /** Of `fingerprintOf`. */
  fingerprint: string;
  /** The descriptor, normalised. */
  text: string;
}

/** A valid line of the file that is being imported. */
export interface MatchableLine extends StatementFacts {
  n: number;
  status: 'pending' | 'cleared';
}

/** A transaction that the account already has. */
export interface KnownTransaction {
  id: string;
  /** Date and amount as people see them, perhaps edited. */
  date: PlainDate;
  amount: Amount;
  /** Payee, notes and descriptor, normalised; '' where there is no word. */
  text: string;
  status: 'pending' | 'cleared' | 'reconciled';
  /** `transfer`: made as the other leg of a line of another account, so its words say nothing. */
  origin: 'import' | 'hand' | 'transfer';
  /** Null until a bank line is attached. */
  facts: StatementFacts | null;
}

/**
 * A line of an earlier file that is no transaction's own facts: of a deleted transaction, skipped by a person, or
 * merged into a transaction (a person's answer, or the pending line that a booked one has replaced).
 */
export interface RememberedLine {
  facts: StatementFacts;
  why: 'deleted' | 'skipped' | 'merged';
  /** The transaction that it was or became; null for a skipped one. */
  transactionId: string | null;
}

export interface MatchInput {
  /** Lines of one file and one account, in the order of the file. */
  lines: readonly MatchableLine[];
  /** Transactions of that account, at least those of `matchWindow` and those with one of the file's ids. */
  known: readonly KnownTransaction[];
  remembered: readonly RememberedLine[];
}

/** `matched`: the line completes a transaction that is there; `uncertain`: open whether it is a duplicate. */
export type MatchKind = 'new' | 'duplicate' | 'matched' | 'uncertain';

export type MatchReason =
  | 'same-id'
  | 'same-line'
  | 'text-cut-short'
  | 'deleted-before'
  | 'skipped-before'
  | 'merged-before'
  | 'pending-booked'
  | 'entered-before'
  | 'transfer-leg'
  | 'id-reused'
  | 'ids-changed'
  | 'repeated-in-file'
  | 'other-text'
  | 'near-date'
  | 'pending-amount-changed';

export interface MatchCandidate {
  /** Null for a skipped line and for a line of the same file. */
  transactionId: string | null;
  /** The other line, where the file itself repeats an id. */
  lineN: number | null;
  /** The transaction was deleted. */
  isDeleted: boolean;
  /** 0 to 1; comparable within one line only. */
  score: number;
  reason: MatchReason;
}

export interface LineMatch {
  n: number;
  kind: MatchKind;
  /** Best first; empty for a new line, else the first is what `kind` speaks of. */
  candidates: MatchCandidate[];
  /** Equal lines in the file and equal transactions in the ledger, where either are several. */
  twins: { inFile: number; inLedger: number } | null;
}
