import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import type { Amount } from '@expenseai/core/money/amount';
import { Injectable } from '@nestjs/common';
import { LruCache } from '../../platform/cache/lru-cache.ts';
import type { Db, Session } from '../../platform/database/database.ts';
import { ledgerAccounts } from './imports.repository.ts';
import { proposalChunks } from './proposals.repository.ts';
import { decisionsOf, importsWithOpenLines, type OpenImport } from './undecided-lines.repository.ts';

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
/** Of one import, settled ones among them. */
const mostKept = 10_000;

/** What committed imports have left open. An import's lines are unpacked once for each of its versions. */
@Injectable()
export class UndecidedLines {
  readonly #lines = new LruCache<UndecidedLine[]>(200);

  /** Newest import first, at most 500. */
  async list(session: Session, ledgerId: string): Promise<UndecidedLine[]> {
    const { db } = session;
    const found: UndecidedLine[] = [];
    const imports = await importsWithOpenLines(session, ledgerId, mostImports);
    // Kept apart from the lines: undoing a decision opens its line again without touching the import.
    const decisions = await decisionsOf(
      db,
      ledgerId,
      imports.map((open) => open.id),
    );
    for (const open of imports) {
      const key = `${ledgerId} ${open.id} ${open.version}`;
      for (const line of await this.#lines.getOrMake(key, () => readUncertainLines(db, ledgerId, open))) {
        const decision = decisions.get(`${open.id} ${line.n}`);
        if (!decision?.isSettled) found.push(decision?.hasPayee ? { ...line, payee: decision.payee } : line);
      }
      if (found.length >= mostLines) break;
    }
    return found.slice(0, mostLines);
  }
}

async function readUncertainLines(db: Db, ledgerId: string, { id, accounts }: OpenImport): Promise<UndecidedLine[]> {
  const currencies = new Map((await ledgerAccounts(db, ledgerId)).map((account) => [account.id, account.currency]));
  const accountIds = new Map(accounts.map(({ key, accountId }) => [key, accountId]));
  const lines: UndecidedLine[] = [];
  for await (const chunk of proposalChunks(db, ledgerId, id, 1)) {
    for (const { n, kind, accountKey, date, amount, payee } of chunk) {
      const accountId = accountIds.get(accountKey) ?? '';
      const currency = currencies.get(accountId);
      if (kind !== 'uncertain' || date === null || amount === null || !currency) continue;
      lines.push({ importId: id, n, accountId, date, amount, currency, payee });
    }
    if (lines.length >= mostKept) break;
  }
  return lines;
}
