import type { Transaction } from '@expenseai/contracts/transactions';
import { useState } from 'react';

interface Draft {
  /** Null while nothing is typed. */
  typed: string | null;
  /** The transaction as it was when the typing began: what the change builds on. */
  base: Transaction;
  type: (text: string) => void;
  end: () => void;
}

/** A text that is being typed for a transaction, which may change meanwhile. */
export function useDraft(transaction: Transaction): Draft {
  const [draft, setDraft] = useState<{ text: string; base: Transaction } | null>(null);
  return {
    typed: draft?.text ?? null,
    base: draft?.base ?? transaction,
    type: (text) => setDraft((now) => ({ text, base: now?.base ?? transaction })),
    end: () => setDraft(null),
  };
}
