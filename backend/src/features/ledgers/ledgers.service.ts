import type { createLedger, Ledger, updateLedger } from '@expenseai/contracts/ledgers';
import type { InputOf } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Database } from '../../platform/database/database.ts';
import { Flags } from '../../platform/flags/flags.ts';
import type { Caller, Member } from '../../platform/http/caller.ts';
import { contextOf } from '../../platform/operations/context.ts';
import { type Operated, type OperationContext, Operations } from '../../platform/operations/operate.ts';
import { ImportFiles } from '../imports/import-files.ts';
import { insertDefaults } from './default-ledger.repository.ts';
import { fillWithDemo } from './demo-ledger.ts';
import {
  deleteLedgerRows,
  findLedger,
  hasTransactions,
  insertLedger,
  ledgerMembers,
  ledgersOf,
  type NewLedger,
  recurrency,
  remarkForReview,
  updateLedgerRow,
} from './ledgers.repository.ts';

const languages = ['en', 'de'];

@Injectable()
export class LedgersService {
  constructor(
    private readonly database: Database,
    private readonly operations: Operations,
    private readonly importFiles: ImportFiles,
    private readonly flags: Flags,
  ) {}

  async list(userId: string): Promise<Ledger[]> {
    const ledgers: Ledger[] = [];
    for (const { ledgerId, role } of await ledgersOf(this.database.db, userId)) {
      const ledger = await this.database.inLedger(ledgerId, ({ db }) => findLedger(db, ledgerId, role));
      if (ledger) ledgers.push(ledger);
    }
    return ledgers.sort((a, b) => a.createdAt.localeCompare(b.createdAt) || (a.id < b.id ? -1 : 1));
  }

  async get(caller: Pick<Member, 'ledgerId' | 'role'>): Promise<Ledger> {
    const ledger = await this.database.inLedger(caller.ledgerId, ({ db }) =>
      findLedger(db, caller.ledgerId, caller.role),
    );
    if (!ledger) throw new AppError('not-found');
    return ledger;
  }

  /** A ledger of one's own with default categories and a cash account, or filled with the demo household. */
  async create(caller: Caller, body: InputOf<typeof createLedger>['body']): Promise<Operated<Ledger>> {
    if (body.demo) await this.flags.require('demo-ledgers', caller);
    const language = languageOf(caller.locale);
    const settings = { name: body.name, currency: body.currency, timeZone: body.timeZone ?? caller.timeZone, language };
    return this.#create(
      caller.userId,
      { ...settings, id: uuid(), isDemo: body.demo ?? false },
      contextOf({ ...caller, ledgerId: '' }).idempotency,
    );
  }

  /** The first ledger of somebody who registers. */
  async createLedgerFor(
    userId: string,
    settings: { name: string; currency: string; timeZone: string; language: string },
  ): Promise<void> {
    await this.#create(userId, { ...settings, language: languageOf(settings.language), id: uuid(), isDemo: false });
  }

  async update(caller: Member, body: InputOf<typeof updateLedger>['body']): Promise<Operated<Ledger>> {
    const { operationId } = await this.operations.operate(
      contextOf(caller),
      { kind: 'ledger.update', summary: { fields: Object.keys(body) }, role: 'owner' },
      async (change) => {
        await change.touch('ledger', [caller.ledgerId]);
        const { name, currency, monthStart, timeZone, monthlyIncome, savingGoal, reviewThreshold } = body;
        if (currency !== undefined && currency !== change.ledger.currency) {
          if (await hasTransactions(change.db, caller.ledgerId)) {
            throw new AppError('in-use', { detail: 'The currency can be changed only until the first transaction.' });
          }
          await recurrency(change, currency);
        }
        await updateLedgerRow(change, {
          ...(name === undefined ? {} : { name }),
          ...(currency === undefined ? {} : { currency }),
          ...(monthStart === undefined ? {} : { monthStart }),
          ...(timeZone === undefined ? {} : { timeZone }),
          ...(monthlyIncome === undefined ? {} : { monthlyIncome }),
          ...(savingGoal === undefined ? {} : { savingGoal }),
          ...(reviewThreshold === undefined ? {} : { reviewThreshold }),
        });
        if (monthStart !== undefined && monthStart !== change.ledger.monthStart) change.rebuildTotals();
        if (reviewThreshold !== undefined) await remarkForReview(change, reviewThreshold);
      },
    );
    return { result: await this.get(caller), operationId };
  }

  async delete({ ledgerId, userId }: Pick<Member, 'ledgerId' | 'userId'>): Promise<void> {
    await this.operations.end({ ledgerId, userId }, 'ledger.delete', ({ db }) => deleteLedgerRows(db, ledgerId));
    // The sweep of stray files finds what can't be removed now.
    await this.importFiles.removeLedger(ledgerId).catch(() => undefined);
  }

  /**
   * For somebody whose account goes: ledgers that nobody else is a member of go too. Throws `last-owner` and changes
   * nothing where others would be left in a ledger without an owner.
   */
  async deleteSoleLedgersOf(userId: string): Promise<void> {
    const sole: string[] = [];
    for (const { ledgerId } of await ledgersOf(this.database.db, userId)) {
      const members = await this.database.inLedger(ledgerId, ({ db }) => ledgerMembers(db, ledgerId));
      if (members.length === 1) sole.push(ledgerId);
      else if (!members.some((member) => member.role === 'owner' && member.userId !== userId)) {
        throw new AppError('last-owner', {
          detail: 'A ledger that you share would be left without an owner. Make somebody else an owner first.',
        });
      }
    }
    for (const ledgerId of sole) await this.delete({ ledgerId, userId });
  }

  async #create(
    userId: string,
    ledger: NewLedger,
    idempotency?: OperationContext['idempotency'],
  ): Promise<Operated<Ledger>> {
    const { result, operationId } = await this.operations.operate(
      { ledgerId: ledger.id, userId, idempotency },
      {
        kind: 'ledger.create',
        summary: { isDemo: ledger.isDemo },
        prepare: ({ db }) => insertLedger(db, ledger, userId),
      },
      async (change) => {
        change.subjectId = ledger.id;
        if (ledger.isDemo) await fillWithDemo(change, ledger.language, new Date());
        else await insertDefaults(change, ledger.language);
        return ledger.id;
      },
    );
    return { result: await this.get({ ledgerId: result, role: 'owner' }), operationId };
  }
}

function languageOf(locale: string): string {
  const language = locale.split('-')[0]?.toLowerCase() ?? 'en';
  return languages.includes(language) ? language : 'en';
}
