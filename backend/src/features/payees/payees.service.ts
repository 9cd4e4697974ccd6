import type {
  bulkPayees,
  createPayee,
  listPayees as listPayeesRoute,
  mergePayees as mergeRoute,
  Payee,
  updatePayee,
} from '@expenseai/contracts/payees';
import type { InputOf } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Database, type Db } from '../../platform/database/database.ts';
import type { Member } from '../../platform/http/caller.ts';
import { requireMatch } from '../../platform/http/etag.ts';
import { readList } from '../../platform/lists/read-list.ts';
import { bulkFrom } from '../../platform/operations/bulk.ts';
import { contextOf } from '../../platform/operations/context.ts';
import { differences } from '../../platform/operations/differences.ts';
import { type Operated, Operations } from '../../platform/operations/operate.ts';
import { type Clock, clock } from '../../platform/platform.module.ts';
import { mergePayees } from './merge-payees.ts';
import {
  countTransactions,
  deletePayeeRows,
  findPayee,
  findPayees,
  hasCategory,
  hasTransactions,
  insertPayee,
  listPayees,
  type PayeePage,
  setDefaultCategory,
} from './payees.repository.ts';
import { aliasesAfter, assertNamesFree, changePayee } from './rename-payee.ts';

@Injectable()
export class PayeesService {
  constructor(
    private readonly database: Database,
    private readonly operations: Operations,
    @Inject(clock) private readonly now: Clock,
  ) {}

  /** A page of payees by name. `tag` gets the list's ETag before the list is read. */
  list(
    caller: Member,
    query: InputOf<typeof listPayeesRoute>['query'],
    tag?: (etag: string) => void,
  ): Promise<PayeePage> {
    const after = query.cursor === undefined ? null : readCursor(query.cursor);
    return readList(this.database, { caller, now: this.now(), query, tag }, async ({ db }) => {
      const { items, nextCursor } = await listPayees(db, caller.ledgerId, {
        limit: query.limit,
        search: query.search,
        after,
      });
      return {
        items: query.with === 'lines' ? await withLines(db, caller.ledgerId, items) : items,
        nextCursor: nextCursor === null ? null : writeCursor(nextCursor),
      };
    });
  }

  get(caller: Member, id: string): Promise<Payee> {
    return this.database.inLedger(caller.ledgerId, ({ db }) => one(db, caller.ledgerId, id));
  }

  create(caller: Member, body: InputOf<typeof createPayee>['body']): Promise<Operated<Payee>> {
    const kind = { kind: 'payee.create', summary: { name: body.name } };
    return this.operations.operate(contextOf(caller), kind, async (change) => {
      await assertCategory(change.db, caller.ledgerId, body.defaultCategoryId);
      const aliases = aliasesAfter(null, body.name, body.aliases);
      await assertNamesFree(change, null, [body.name, ...aliases]);
      const id = uuid();
      await insertPayee(change, { id, name: body.name, aliases, defaultCategoryId: body.defaultCategoryId ?? null });
      change.subjectId = id;
      return one(change.db, caller.ledgerId, id);
    });
  }

  /** A rename goes to all its transactions, in one operation. */
  async update(
    caller: Member,
    id: string,
    body: InputOf<typeof updatePayee>['body'],
    ifMatch: string | undefined,
  ): Promise<Operated<Payee>> {
    const summary: Record<string, unknown> = {};
    const isBulk = body.name !== undefined && (await this.#areWidelyUsed(caller, [id]));
    return this.operations.operate(contextOf(caller), { kind: 'payee.update', summary, isBulk }, async (change) => {
      const before = await one(change.db, caller.ledgerId, id);
      requireMatch(ifMatch, before.version);
      const aliases = aliasesAfter(before, body.name ?? before.name, body.aliases);
      const patch = differences(before, { ...body, aliases });
      if (Object.keys(patch).length === 0) return before;
      await assertCategory(change.db, caller.ledgerId, patch.defaultCategoryId);
      await assertNamesFree(change, id, [...(patch.name === undefined ? [] : [patch.name]), ...(patch.aliases ?? [])]);
      const count = await changePayee(change, id, patch);
      Object.assign(summary, { name: before.name, fields: Object.keys(patch), newName: patch.name, count });
      if (patch.isArchived !== undefined) summary.isArchived = patch.isArchived;
      change.subjectId = id;
      return one(change.db, caller.ledgerId, id);
    });
  }

  delete(caller: Member, id: string, ifMatch: string | undefined): Promise<Operated<null>> {
    const summary: Record<string, unknown> = {};
    return this.operations.operate(contextOf(caller), { kind: 'payee.delete', summary }, async (change) => {
      const before = await one(change.db, caller.ledgerId, id);
      requireMatch(ifMatch, before.version);
      if (await hasTransactions(change.db, caller.ledgerId, id)) {
        throw new AppError('in-use', { detail: `${before.name} has transactions. Archive it instead.` });
      }
      summary.name = before.name;
      change.subjectId = id;
      await change.touch('payee', [id]);
      await deletePayeeRows(change, [id]);
      return null;
    });
  }

  /** Makes several payees one, in one operation; gives that. */
  async merge(caller: Member, { ids, into }: InputOf<typeof mergeRoute>['body']): Promise<Operated<Payee>> {
    const summary: Record<string, unknown> = {};
    const kind = { kind: 'payee.merge', summary, isBulk: await this.#areWidelyUsed(caller, ids) };
    return this.operations.operate(contextOf(caller), kind, async (change) => {
      if (ids.includes(into)) throw new AppError('merge-into-itself');
      const target = await findPayee(change.db, caller.ledgerId, into);
      if (!target) throw new AppError('unknown-reference', { detail: 'The payee to merge into isn’t in this ledger.' });
      if (target.isArchived) throw new AppError('merge-into-archived');
      const payees = await all(change.db, caller.ledgerId, ids);
      const count = await mergePayees(change, payees, target);
      const others = payees.length - 1;
      Object.assign(summary, { name: payees[0]?.name, others, newName: target.name, count, intoId: into });
      change.subjectId = into;
      return one(change.db, caller.ledgerId, into);
    });
  }

  /** Sets the same on many payees, in one operation. */
  bulk(caller: Member, { ids, set }: InputOf<typeof bulkPayees>['body']): Promise<Operated<{ changed: number }>> {
    const summary = { fields: Object.keys(set), count: new Set(ids).size };
    return this.operations.operate(contextOf(caller), { kind: 'payee.bulk-update', summary }, async (change) => {
      await assertCategory(change.db, caller.ledgerId, set.defaultCategoryId);
      await all(change.db, caller.ledgerId, ids);
      await change.touch('payee', ids);
      await setDefaultCategory(change, ids, set.defaultCategoryId);
      return { changed: await change.touchedCount('payee') };
    });
  }

  async #areWidelyUsed(caller: Member, ids: readonly string[]): Promise<boolean> {
    const counts = await this.database.inLedger(caller.ledgerId, ({ db }) =>
      countTransactions(db, caller.ledgerId, ids),
    );
    return [...counts.values()].reduce((sum, count) => sum + count, 0) >= bulkFrom;
  }
}

async function withLines(db: Db, ledgerId: string, payees: Payee[]): Promise<Payee[]> {
  const counts = await countTransactions(
    db,
    ledgerId,
    payees.map((payee) => payee.id),
  );
  return payees.map((payee) => ({ ...payee, lines: counts.get(payee.id) ?? 0 }));
}

/** All payees that a request names; throws where one isn't in the ledger. */
async function all(db: Db, ledgerId: string, ids: readonly string[]): Promise<Payee[]> {
  const payees = await findPayees(db, ledgerId, ids);
  if (payees.length === new Set(ids).size) return payees;
  throw new AppError('unknown-reference', { detail: 'Some of the payees are no longer in this ledger.' });
}

async function one(db: Db, ledgerId: string, id: string): Promise<Payee> {
  const payee = await findPayee(db, ledgerId, id);
  if (!payee) throw new AppError('not-found');
  return payee;
}

async function assertCategory(db: Db, ledgerId: string, id: string | null | undefined): Promise<void> {
  if (id === null || id === undefined || (await hasCategory(db, ledgerId, id))) return;
  throw new AppError('unknown-reference', { detail: 'The category isn’t in this ledger.' });
}

function writeCursor(key: string): string {
  return Buffer.from(key).toString('base64url');
}

function readCursor(cursor: string): string {
  const key = Buffer.from(cursor, 'base64url').toString();
  if (writeCursor(key) === cursor && !key.includes('\0')) return key;
  throw new AppError('validation', { errors: [{ path: 'cursor', message: 'must be the nextCursor of a page' }] });
}
