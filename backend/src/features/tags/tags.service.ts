import type { createTag, mergeTag, updateTag } from '@expenseai/contracts/categories';
import type { InputOf } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import { replaceTag } from '@expenseai/core/query/resolve-query';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Database, type Db } from '../../platform/database/database.ts';
import type { Member } from '../../platform/http/caller.ts';
import { requireMatch } from '../../platform/http/etag.ts';
import { readList } from '../../platform/lists/read-list.ts';
import { bulkFrom } from '../../platform/operations/bulk.ts';
import { contextOf } from '../../platform/operations/context.ts';
import { type Operated, Operations } from '../../platform/operations/operate.ts';
import { type Clock, clock } from '../../platform/platform.module.ts';
import { followMergeInViews } from '../views/follow-merge.ts';
import {
  deleteTagRow,
  findTag,
  insertTag,
  listTags,
  mergeTagRow,
  renameTag,
  type Tag,
  taggedTransactions,
} from './tags.repository.ts';

@Injectable()
export class TagsService {
  constructor(
    private readonly database: Database,
    private readonly operations: Operations,
    @Inject(clock) private readonly now: Clock,
  ) {}

  list(caller: Member, tag?: (etag: string) => void): Promise<Tag[]> {
    return readList(this.database, { caller, now: this.now(), tag }, ({ db }) => listTags(db, caller.ledgerId));
  }

  create(caller: Member, { name }: InputOf<typeof createTag>['body']): Promise<Operated<Tag>> {
    const kind = { kind: 'tag.create', summary: { name } };
    return this.operations.operate(contextOf(caller), kind, async (change) => {
      const id = uuid();
      await insertTag(change, { id, name });
      change.subjectId = id;
      return one(change.db, caller.ledgerId, id);
    });
  }

  /** Renames the tag on every transaction, in one operation. */
  async update(
    caller: Member,
    id: string,
    { name }: InputOf<typeof updateTag>['body'],
    ifMatch: string | undefined,
  ): Promise<Operated<Tag>> {
    const summary: Record<string, unknown> = { newName: name };
    const kind = { kind: 'tag.update', summary, isBulk: await this.#isWidelyUsed(caller, id) };
    return this.operations.operate(contextOf(caller), kind, async (change) => {
      const before = await one(change.db, caller.ledgerId, id);
      requireMatch(ifMatch, before.version);
      if (before.name === name) return before;
      const ids = await taggedTransactions(change.db, before.name);
      Object.assign(summary, { name: before.name, count: ids.length });
      change.subjectId = id;
      await change.touch('tag', [id]);
      await change.touch('transaction', ids);
      await renameTag(change, before, name, ids);
      return one(change.db, caller.ledgerId, id);
    });
  }

  /** Takes the tag off every transaction, in the same operation. */
  async delete(caller: Member, id: string, ifMatch: string | undefined): Promise<Operated<null>> {
    const summary: Record<string, unknown> = {};
    const kind = { kind: 'tag.delete', summary, isBulk: await this.#isWidelyUsed(caller, id) };
    return this.operations.operate(contextOf(caller), kind, async (change) => {
      const before = await one(change.db, caller.ledgerId, id);
      requireMatch(ifMatch, before.version);
      const ids = await taggedTransactions(change.db, before.name);
      Object.assign(summary, { name: before.name, count: ids.length });
      change.subjectId = id;
      await change.touch('tag', [id]);
      await change.touch('transaction', ids);
      await deleteTagRow(change, before, ids);
      return null;
    });
  }

  /** Lets every transaction that carries a tag, and every saved query, have another one; gives that. */
  async merge(caller: Member, id: string, { into }: InputOf<typeof mergeTag>['body']): Promise<Operated<Tag>> {
    const summary: Record<string, unknown> = {};
    const kind = { kind: 'tag.merge', summary, isBulk: await this.#isWidelyUsed(caller, id) };
    return this.operations.operate(contextOf(caller), kind, async (change) => {
      const from = await one(change.db, caller.ledgerId, id);
      if (into === id) throw new AppError('merge-into-itself');
      const target = await findTag(change.db, caller.ledgerId, into);
      if (!target) throw new AppError('unknown-reference', { detail: 'The tag to merge into isn’t in this ledger.' });
      const ids = await taggedTransactions(change.db, from.name);
      Object.assign(summary, { name: from.name, newName: target.name, count: ids.length });
      change.subjectId = id;
      await change.touch('tag', [id]);
      await change.touch('transaction', ids);
      await mergeTagRow(change, from, target, ids);
      const others = (await listTags(change.db, caller.ledgerId)).map((tag) => tag.name);
      await followMergeInViews(change, (query) => replaceTag(query, from.name, target.name, others));
      return one(change.db, caller.ledgerId, into);
    });
  }

  #isWidelyUsed(caller: Member, id: string): Promise<boolean> {
    return this.database.inLedger(caller.ledgerId, async ({ db }) => {
      const { name } = await one(db, caller.ledgerId, id);
      return (await taggedTransactions(db, name)).length >= bulkFrom;
    });
  }
}

async function one(db: Db, ledgerId: string, id: string): Promise<Tag> {
  const tag = await findTag(db, ledgerId, id);
  if (!tag) throw new AppError('not-found');
  return tag;
}
