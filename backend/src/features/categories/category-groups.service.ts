import type { CategoryGroup, createCategoryGroup, updateCategoryGroup } from '@expenseai/contracts/categories';
import type { InputOf } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Database, type Db, type Session } from '../../platform/database/database.ts';
import type { Member } from '../../platform/http/caller.ts';
import { requireMatch } from '../../platform/http/etag.ts';
import { readList } from '../../platform/lists/read-list.ts';
import { contextOf } from '../../platform/operations/context.ts';
import { differences } from '../../platform/operations/differences.ts';
import { type Operated, Operations } from '../../platform/operations/operate.ts';
import { type Clock, clock } from '../../platform/platform.module.ts';
import {
  deleteGroupRow,
  findGroup,
  hasCategories,
  insertGroup,
  listGroups,
  updateGroupRow,
} from './category-groups.repository.ts';

@Injectable()
export class CategoryGroupsService {
  constructor(
    private readonly database: Database,
    private readonly operations: Operations,
    @Inject(clock) private readonly now: Clock,
  ) {}

  list(caller: Member, tag?: (etag: string) => void): Promise<CategoryGroup[]> {
    return readList(this.database, { caller, now: this.now(), tag }, (session, { ledgerId }) =>
      this.listIn(session, ledgerId),
    );
  }

  /** The same in a snapshot that is open already. */
  listIn({ db }: Session, ledgerId: string): Promise<CategoryGroup[]> {
    return listGroups(db, ledgerId);
  }

  create(caller: Member, body: InputOf<typeof createCategoryGroup>['body']): Promise<Operated<CategoryGroup>> {
    const kind = { kind: 'category-group.create', summary: { name: body.name } };
    return this.operations.operate(contextOf(caller), kind, async (change) => {
      const id = uuid();
      await insertGroup(change, { id, name: body.name, position: body.position });
      change.subjectId = id;
      return one(change.db, caller.ledgerId, id);
    });
  }

  update(
    caller: Member,
    id: string,
    body: InputOf<typeof updateCategoryGroup>['body'],
    ifMatch: string | undefined,
  ): Promise<Operated<CategoryGroup>> {
    const summary: Record<string, unknown> = {};
    return this.operations.operate(contextOf(caller), { kind: 'category-group.update', summary }, async (change) => {
      const before = await one(change.db, caller.ledgerId, id);
      requireMatch(ifMatch, before.version);
      const patch = differences(before, body);
      if (Object.keys(patch).length === 0) return before;
      Object.assign(summary, { name: before.name, fields: Object.keys(patch), newName: patch.name });
      change.subjectId = id;
      await change.touch('category_group', [id]);
      await updateGroupRow(change, id, patch);
      return one(change.db, caller.ledgerId, id);
    });
  }

  delete(caller: Member, id: string, ifMatch: string | undefined): Promise<Operated<null>> {
    const summary: Record<string, unknown> = {};
    return this.operations.operate(contextOf(caller), { kind: 'category-group.delete', summary }, async (change) => {
      const before = await one(change.db, caller.ledgerId, id);
      requireMatch(ifMatch, before.version);
      if (await hasCategories(change.db, caller.ledgerId, id)) {
        throw new AppError('in-use', {
          detail: `${before.name} has categories. Move them to another group or delete them first.`,
        });
      }
      summary.name = before.name;
      change.subjectId = id;
      await change.touch('category_group', [id]);
      await deleteGroupRow(change, id);
      return null;
    });
  }
}

async function one(db: Db, ledgerId: string, id: string): Promise<CategoryGroup> {
  const group = await findGroup(db, ledgerId, id);
  if (!group) throw new AppError('not-found');
  return group;
}
