import type { InputOf } from '@expenseai/contracts/route';
import {
  type bulkTransactions,
  type createTransaction,
  type listTransactions,
  summariseTransactions,
  type Transaction,
  type updateTransaction,
} from '@expenseai/contracts/transactions';
import { today } from '@expenseai/core/calendar/plain-date';
import { AppError, invariant } from '@expenseai/core/errors';
import { Injectable } from '@nestjs/common';
import { type CacheScope, LedgerCaches } from '../../platform/cache/ledger-caches.ts';
import { Database, type Session } from '../../platform/database/database.ts';
import type { Member } from '../../platform/http/caller.ts';
import { listTag, requireMatch } from '../../platform/http/etag.ts';
import { bulkFrom } from '../../platform/operations/bulk.ts';
import type { Change } from '../../platform/operations/change.ts';
import { contextOf } from '../../platform/operations/context.ts';
import { type Operated, Operations } from '../../platform/operations/operate.ts';
import { type PreparedQuery, prepareQuery } from '../queries/query-context.ts';
import { deleteInBulk, editInBulk } from './bulk-edit.ts';
import { writeTransaction } from './create-transaction.ts';
import { type Summary, summarise } from './summary.repository.ts';
import { matchingIds, presentIds } from './transaction-pages.repository.ts';
import { listPage, type Page } from './transaction-pages.ts';
import { findTransactions } from './transactions.repository.ts';
import { editTransaction } from './update-transaction.ts';

const keptSummaries = 500;

@Injectable()
export class TransactionsService {
  /** What large ledgers are asked for again and again: by each member, and in each tab. */
  readonly #summary: (
    scope: CacheScope,
    session: Session,
    q: string | undefined,
    prepared: PreparedQuery,
  ) => Promise<Summary>;

  constructor(
    private readonly database: Database,
    private readonly operations: Operations,
    caches: LedgerCaches,
  ) {
    this.#summary = caches.decorate(
      {
        name: 'summary',
        kept: keptSummaries,
        key: (_session, q, { context }) => [q, context.weekStart],
        shared: summariseTransactions.response,
      },
      ({ ledgerId }: CacheScope, session: Session, _q: string | undefined, prepared: PreparedQuery) =>
        summarise(session, ledgerId, prepared),
    );
  }

  /** A page of what a query matches. `tag` gets the list's ETag before the list is read. */
  list(caller: Member, query: InputOf<typeof listTransactions>['query'], tag: (etag: string) => void): Promise<Page> {
    return this.database.inLedger(caller.ledgerId, async (session) => {
      const prepared = await this.#prepare(session, caller, query, query.q, tag);
      return listPage(session, caller.ledgerId, prepared, query.limit, query.cursor);
    });
  }

  summarise(caller: Member, q: string | undefined, tag: (etag: string) => void): Promise<Summary> {
    return this.database.inLedger(caller.ledgerId, async (session) => {
      const prepared = await this.#prepare(session, caller, { q }, q, tag);
      const { ledgerVersion, today: localDate } = prepared.context;
      const scope = { ledgerId: caller.ledgerId, version: ledgerVersion, today: localDate, role: caller.role };
      return this.#summary(scope, session, q, prepared);
    });
  }

  async get(caller: Member, id: string): Promise<Transaction> {
    return this.database.inLedger(caller.ledgerId, (session) => one(session, caller.ledgerId, id));
  }

  async create(caller: Member, body: InputOf<typeof createTransaction>['body']): Promise<Operated<Transaction>> {
    const kind = { kind: 'transaction.create', summary: { isTransfer: body.transferAccountId !== undefined } };
    return this.operations.operate(contextOf(caller), kind, async (change) => {
      const id = await writeTransaction(change, body, new Date());
      return one(change, caller.ledgerId, id);
    });
  }

  async update(
    caller: Member,
    id: string,
    body: InputOf<typeof updateTransaction>['body'],
    ifMatch: string | undefined,
  ): Promise<Operated<Transaction>> {
    const kind = { kind: 'transaction.update', summary: { fields: Object.keys(body) } };
    return this.operations.operate(contextOf(caller), kind, async (change) => {
      const before = await one(change, caller.ledgerId, id);
      requireMatch(ifMatch, before.version);
      await editTransaction(change, before, body, new Date());
      return one(change, caller.ledgerId, id);
    });
  }

  async delete(caller: Member, id: string, ifMatch: string | undefined): Promise<Operated<null>> {
    return this.operations.operate(contextOf(caller), { kind: 'transaction.delete', summary: {} }, async (change) => {
      const before = await one(change, caller.ledgerId, id);
      requireMatch(ifMatch, before.version);
      change.subjectId = id;
      await deleteInBulk(change, [id]);
      return null;
    });
  }

  /** One operation over all that a query matches now, or over the ids named. */
  async bulk(caller: Member, body: InputOf<typeof bulkTransactions>['body']): Promise<Operated<{ changed: number }>> {
    const ids = body.ids ?? (await this.#matching(caller, body.q));
    const isDelete = body.delete === true;
    const kind = {
      kind: isDelete ? 'transaction.bulk-delete' : 'transaction.bulk-update',
      summary: { fields: Object.keys(body.set ?? {}), count: ids.length },
      isBulk: ids.length >= bulkFrom,
    };
    return this.operations.operate(contextOf(caller), kind, async (change) => {
      const present = await this.#present(change, ids, body.ids !== undefined);
      if (body.set) {
        const leave = body.leave ?? [];
        return { changed: await editInBulk(change, present, body.set, { now: new Date(), leave }) };
      }
      await deleteInBulk(change, present);
      return { changed: await change.touchedCount('transaction') };
    });
  }

  async #prepare(
    session: Session,
    caller: Member,
    choice: unknown,
    q: string | undefined,
    tag: (etag: string) => void,
  ) {
    const now = new Date();
    const prepared = await prepareQuery(session, caller, q, now);
    tag(
      listTag({
        ledgerVersion: prepared.context.ledgerVersion,
        query: [choice, caller.weekStart],
        localDate: today(now, caller.timeZone),
        role: caller.role,
      }),
    );
    return prepared;
  }

  #matching(caller: Member, q: string | undefined): Promise<string[]> {
    return this.database.inLedger(caller.ledgerId, async (session) => {
      const prepared = await prepareQuery(session, caller, q, new Date());
      return matchingIds(session, caller.ledgerId, prepared);
    });
  }

  /** What is still there of the ids; ids that a person named must all be. */
  async #present(change: Change, ids: readonly string[], mustAll: boolean): Promise<string[]> {
    const present = await presentIds(change.db, change.ledgerId, ids);
    if (mustAll && present.length < new Set(ids).size) {
      throw new AppError('unknown-reference', { detail: 'Some of the transactions are no longer in this ledger.' });
    }
    return present;
  }
}

async function one(session: Session, ledgerId: string, id: string): Promise<Transaction> {
  const [found, ...others] = await findTransactions(session, ledgerId, [id]);
  if (!found) throw new AppError('not-found');
  invariant(others.length === 0, 'an id names one transaction');
  return found;
}
