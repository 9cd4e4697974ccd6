import type { HistoryEntry } from '@expenseai/contracts/transactions';
import { AppError } from '@expenseai/core/errors';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.ts';
import type { Member } from '../../platform/http/caller.ts';
import { loadCategoriserFor } from '../categorising/load-categoriser.ts';
import { categoriserText } from './drafts.ts';
import { transactionHistory } from './transaction-history.repository.ts';
import { findTransactions } from './transactions.repository.ts';

@Injectable()
export class TransactionDetailsService {
  constructor(private readonly database: Database) {}

  /** Who set the category, what the categoriser would say now, and the lines that it says so by. */
  explainCategory(caller: Member, id: string) {
    return this.database.inLedger(caller.ledgerId, async (session) => {
      const [transaction] = await findTransactions(session, caller.ledgerId, [id]);
      if (!transaction) throw new AppError('not-found');
      if (transaction.transferId !== null) return { source: null, suggestion: null, evidence: [] };
      const { descriptor, notes, amount } = transaction;
      const line = { text: categoriserText({ descriptor, notes, payee: transaction.payee?.name ?? null }), amount };
      const model = await loadCategoriserFor(session.db, caller.ledgerId, [line]);
      const { categoryId, confidence, evidence } = model.predict(line);
      return {
        source: transaction.categorySource,
        suggestion: categoryId === null ? null : { categoryId, confidence },
        evidence,
      };
    });
  }

  async history(caller: Member, id: string): Promise<z.output<typeof HistoryEntry>[]> {
    const entries = await this.database.inLedger(caller.ledgerId, ({ db }) =>
      transactionHistory(db, caller.ledgerId, id),
    );
    if (entries.length === 0) throw new AppError('not-found');
    return entries;
  }
}
