import type { listOperations, Operation } from '@expenseai/contracts/operations';
import type { InputOf } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Member } from '../../platform/http/caller.ts';
import { contextOf } from '../../platform/operations/context.ts';
import { Operations } from '../../platform/operations/operate.ts';
import { redoOperation, undoOperation } from '../../platform/operations/undo.ts';
import { findOperations, listOperationRows, type OperationPage } from './operations.repository.ts';

@Injectable()
export class OperationsService {
  constructor(
    private readonly database: Database,
    private readonly operations: Operations,
  ) {}

  list(caller: Member, query: InputOf<typeof listOperations>['query']): Promise<OperationPage> {
    const { limit, cursor, about, userId, day } = query;
    if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) {
      throw new AppError('validation', { errors: [{ path: 'cursor', message: 'must be the nextCursor of a page' }] });
    }
    const before = cursor === undefined ? null : Number(cursor);
    const filter = { about, userId, day: day && { date: day, timeZone: caller.timeZone } };
    return this.database.inLedger(caller.ledgerId, ({ db }) =>
      listOperationRows(db, caller.ledgerId, filter, before, limit),
    );
  }

  async get(caller: Member, id: string): Promise<Operation> {
    const [found] = await this.#find(caller, [id]);
    if (!found) throw new AppError('not-found');
    return found;
  }

  async undo(caller: Member, id: string, withLater: boolean): Promise<Operation[]> {
    const ids = await this.#withConflicts(caller, () =>
      undoOperation(this.operations, this.database, this.#context(caller), id, withLater),
    );
    return this.#find(caller, ids);
  }

  async redo(caller: Member, id: string): Promise<Operation[]> {
    const ids = await this.#withConflicts(caller, () =>
      redoOperation(this.operations, this.database, this.#context(caller), id),
    );
    return this.#find(caller, ids);
  }

  #context(caller: Member) {
    return { ...contextOf(caller), isOwner: caller.role === 'owner' };
  }

  #find(caller: Member, ids: readonly string[]): Promise<Operation[]> {
    return this.database.inLedger(caller.ledgerId, ({ db }) => findOperations(db, caller.ledgerId, ids));
  }

  /** A conflict names the operations in the way as the history shows them. */
  async #withConflicts<T>(caller: Member, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'undo-conflict') throw error;
      const ids = error.details.extra?.operations;
      const operations = Array.isArray(ids) ? await this.#find(caller, ids.map(String)) : [];
      throw new AppError('undo-conflict', { ...error.details, extra: { operations } }, { cause: error });
    }
  }
}
