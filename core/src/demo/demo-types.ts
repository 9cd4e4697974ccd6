import type { PlainDate } from '../calendar/plain-date.ts';
import type { CommonCategory } from '../categorising/categoriser.ts';
import type { Amount } from '../money/amount.ts';

export type DemoAccountKey = 'current' | 'savings' | 'card' | 'cash';

export interface DemoAccount {
  key: DemoAccountKey;
  name: string;
  kind: 'current' | 'savings' | 'credit_card' | 'cash';
  currency: string;
  openingBalance: Amount;
}

export interface DemoSplit {
  /** Null on the legs of a transfer. */
  category: CommonCategory | null;
  amount: Amount;
  notes: string;
}

export interface DemoTransaction {
  date: PlainDate;
  accountKey: DemoAccountKey;
  amount: Amount;
  /** Null on the legs of a transfer. */
  payee: string | null;
  /** As the bank writes it; '' for cash, which no bank sees. */
  descriptor: string;
  /** At least one; their sum is `amount`. */
  splits: DemoSplit[];
  /** The same on both legs of one transfer, null elsewhere. */
  transferKey: string | null;
  transferAccountKey: DemoAccountKey | null;
  tags: string[];
  notes: string;
  status: 'pending' | 'cleared';
  /** What was paid abroad, with the sign of `amount`. */
  original: { amount: Amount; currency: string } | null;
  isReviewed: boolean;
  /** Of the category, 0 to 1; null where a person chose it. */
  confidence: number | null;
}

export interface DemoHousehold {
  accounts: DemoAccount[];
  /** By date, at most the day it is made for. */
  transactions: DemoTransaction[];
}

export interface DemoOptions {
  today: PlainDate;
  /** ISO 4217. */
  currency: string;
  /** BCP 47. */
  language: string;
  seed: number;
}
