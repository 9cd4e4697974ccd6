import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import type { Amount } from '@expenseai/core/money/amount';
import { Injectable } from '@nestjs/common';
import { LruCache } from '../../platform/cache/lru-cache.ts';
import type { Db } from '../../platform/database/database.ts';
import { ledgerAccounts } from './imports.repository.ts';
import { loadDecisions, proposalChunks } from './proposals.repository.ts';
import { importsWithOpenLines, type OpenImport } from './undecided-lines.repository.ts';

/** A line of a committed import of which nobody has said whether it is a duplicate. */
export interface UndecidedLine {
  importId: string;
  n: number;
  accountId: string;
  date: PlainDate;
  amount: Amount;
  currency: string;
  payee: string | null;
}

const mostImports = 50;
const mostLines = 500;

/** What committed imports have left open. An import's lines are unpacked once for each of its versions. */
@Injectable()
export class UndecidedLines {
  readonly #lines = new LruCache<UndecidedLine[]>(200);

  /** Newest import first, at most 500. */
  async list(db: Db, ledgerId: string): Promise<UndecidedLine[]> {
    const found: UndecidedLine[] = [];
    for (const open of await importsWithOpenLines(db, ledgerId, mostImports)) {
      const key = `${ledgerId} ${open.id} ${open.version}`;
      found.push(...(await this.#lines.getOrMake(key, () => readOpenLines(db, ledgerId, open))));
      if (found.length >= mostLines) break;
    }
    return found.slice(0, mostLines);
  }
}

async function readOpenLines(db: Db, ledgerId: string, { id, accounts }: OpenImport): Promise<UndecidedLine[]> {
  const decisions = await loadDecisions(db, ledgerId, id);
  const currencies = new Map((await ledgerAccounts(db, ledgerId)).map((account) => [account.id, account.currency]));
  const accountIds = new Map(accounts.map(({ key, accountId }) => [key, accountId]));
  const lines: UndecidedLine[] = [];
  for await (const chunk of proposalChunks(db, ledgerId, id, 1)) {
    for (const { n, kind, accountKey, date, amount, payee } of chunk) {
      const accountId = accountIds.get(accountKey) ?? '';
      const currency = currencies.get(accountId);
      const decision = decisions.get(n);
      if (kind !== 'uncertain' || decision?.action || date === null || amount === null || !currency) continue;
      const shownPayee = decision?.hasPayee ? decision.payee : payee;
      lines.push({ importId: id, n, accountId, date, amount, currency, payee: shownPayee });
    }
    if (lines.length >= mostLines) break;
  }
  return lines;
}
