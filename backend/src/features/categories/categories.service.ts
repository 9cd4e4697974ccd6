import type {
  Category,
  createCategory,
  mergeCategory as mergeRoute,
  updateCategory,
} from '@expenseai/contracts/categories';
import type { InputOf } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Database, type Db, type Session } from '../../platform/database/database.ts';
import type { Member } from '../../platform/http/caller.ts';
import { requireMatch } from '../../platform/http/etag.ts';
import { readList } from '../../platform/lists/read-list.ts';
import { bulkFrom } from '../../platform/operations/bulk.ts';
import { contextOf } from '../../platform/operations/context.ts';
import { differences } from '../../platform/operations/differences.ts';
import { type Operated, Operations } from '../../platform/operations/operate.ts';
import { type Clock, clock } from '../../platform/platform.module.ts';
import {
  categoryUse,
  deleteCategoryRow,
  findCategory,
  insertCategory,
  isOnTransactions,
  listCategories,
  updateCategoryRow,
} from './categories.repository.ts';
import { categoryDefaults } from './category-defaults.ts';
import { findGroup } from './category-groups.repository.ts';
import { countSplits } from './merge-category.repository.ts';
import { assertMergeable, mergeCategory } from './merge-category.ts';

@Injectable()
export class CategoriesService {
  constructor(
    private readonly database: Database,
    private readonly operations: Operations,
    @Inject(clock) private readonly now: Clock,
  ) {}

  list(caller: Member, tag?: (etag: string) => void): Promise<Category[]> {
    return readList(this.database, { caller, now: this.now(), tag }, (session, { ledgerId }) =>
      this.listIn(session, ledgerId),
    );
  }

  /** The same in a snapshot that is open already. */
  listIn(session: Session, ledgerId: string): Promise<Category[]> {
    return listCategories(session, ledgerId);
  }

  get(caller: Member, id: string): Promise<Category> {
    return this.database.inLedger(caller.ledgerId, ({ db }) => one(db, caller.ledgerId, id));
  }

  create(caller: Member, body: InputOf<typeof createCategory>['body']): Promise<Operated<Category>> {
    const kind = { kind: 'category.create', summary: { name: body.name } };
    return this.operations.operate(contextOf(caller), kind, async (change) => {
      await assertGroup(change.db, caller.ledgerId, body.groupId);
      const defaults = categoryDefaults(body.name, body.common);
      const id = uuid();
      await insertCategory(change, {
        id,
        groupId: body.groupId,
        name: body.name,
        kind: body.kind ?? defaults.kind,
        icon: body.icon ?? defaults.icon,
        colour: body.colour ?? defaults.colour,
        common: defaults.common,
        position: body.position,
      });
      change.subjectId = id;
      return one(change.db, caller.ledgerId, id);
    });
  }

  /** A change of the kind moves all its sums from income to expense or back. */
  update(
    caller: Member,
    id: string,
    body: InputOf<typeof updateCategory>['body'],
    ifMatch: string | undefined,
  ): Promise<Operated<Category>> {
    const summary: Record<string, unknown> = {};
    return this.operations.operate(contextOf(caller), { kind: 'category.update', summary }, async (change) => {
      const before = await one(change.db, caller.ledgerId, id);
      requireMatch(ifMatch, before.version);
      const patch = differences(before, body);
      if (Object.keys(patch).length === 0) return before;
      if (patch.groupId !== undefined) await assertGroup(change.db, caller.ledgerId, patch.groupId);
      if (patch.kind !== undefined && (await isOnTransactions(change.db, caller.ledgerId, id))) change.rebuildTotals();
      Object.assign(summary, { name: before.name, fields: Object.keys(patch), newName: patch.name });
      if (patch.isArchived !== undefined) summary.isArchived = patch.isArchived;
      change.subjectId = id;
      await change.touch('category', [id]);
      await updateCategoryRow(change, id, patch);
      return one(change.db, caller.ledgerId, id);
    });
  }

  delete(caller: Member, id: string, ifMatch: string | undefined): Promise<Operated<null>> {
    const summary: Record<string, unknown> = {};
    return this.operations.operate(contextOf(caller), { kind: 'category.delete', summary }, async (change) => {
      const before = await one(change.db, caller.ledgerId, id);
      requireMatch(ifMatch, before.version);
      const use = await categoryUse(change.db, caller.ledgerId, id);
      if (use) throw new AppError('in-use', { detail: `${before.name} ${reasons[use]} Archive it instead.` });
      summary.name = before.name;
      change.subjectId = id;
      await change.touch('category', [id]);
      await deleteCategoryRow(change, id);
      return null;
    });
  }

  /** Lets everything of a category go to another one; gives that. */
  async merge(caller: Member, id: string, { into }: InputOf<typeof mergeRoute>['body']): Promise<Operated<Category>> {
    const summary: Record<string, unknown> = {};
    const isBulk = await this.#isWidelyUsed(caller, id);
    return this.operations.operate(contextOf(caller), { kind: 'category.merge', summary, isBulk }, async (change) => {
      const from = await one(change.db, caller.ledgerId, id);
      const target = await findCategory(change.db, caller.ledgerId, into);
      assertMergeable(from, target);
      const count = await mergeCategory(change, from, target);
      Object.assign(summary, { name: from.name, newName: target.name, count, id, intoId: into });
      change.subjectId = id;
      return one(change.db, caller.ledgerId, into);
    });
  }

  #isWidelyUsed(caller: Member, id: string): Promise<boolean> {
    return this.database.inLedger(
      caller.ledgerId,
      async ({ db }) => (await countSplits(db, caller.ledgerId, id)) >= bulkFrom,
    );
  }
}

const reasons = {
  transactions: 'has transactions.',
  payees: 'is the default category of a payee.',
  learned: 'is known from earlier decisions.',
};

async function one(db: Db, ledgerId: string, id: string): Promise<Category> {
  const category = await findCategory(db, ledgerId, id);
  if (!category) throw new AppError('not-found');
  return category;
}

async function assertGroup(db: Db, ledgerId: string, id: string): Promise<void> {
  if (await findGroup(db, ledgerId, id)) return;
  throw new AppError('unknown-reference', { detail: 'The category group isn’t in this ledger.' });
}
