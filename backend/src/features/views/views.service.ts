import type { createView, updateView } from '@expenseai/contracts/payees';
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
import { shownQueries, storedQuery } from './view-query.ts';
import { deleteViewRow, findView, insertView, listViews, updateViewRow, type View } from './views.repository.ts';

@Injectable()
export class ViewsService {
  constructor(
    private readonly database: Database,
    private readonly operations: Operations,
    @Inject(clock) private readonly now: Clock,
  ) {}

  list(caller: Member, tag?: (etag: string) => void): Promise<View[]> {
    return readList(this.database, { caller, now: this.now(), tag }, (session, { ledgerId }) =>
      this.listIn(session, ledgerId),
    );
  }

  /** The same in a snapshot that is open already. */
  async listIn({ db }: Session, ledgerId: string): Promise<View[]> {
    return shown(db, ledgerId, await listViews(db, ledgerId));
  }

  create(caller: Member, body: InputOf<typeof createView>['body']): Promise<Operated<View>> {
    const kind = { kind: 'view.create', summary: { name: body.name } };
    return this.operations.operate(contextOf(caller), kind, async (change) => {
      const id = uuid();
      const q = await storedQuery(change.db, caller.ledgerId, body.q);
      await insertView(change, { id, name: body.name, q, position: body.position });
      change.subjectId = id;
      return shownView(change.db, caller.ledgerId, id);
    });
  }

  update(
    caller: Member,
    id: string,
    body: InputOf<typeof updateView>['body'],
    ifMatch: string | undefined,
  ): Promise<Operated<View>> {
    const summary: Record<string, unknown> = {};
    return this.operations.operate(contextOf(caller), { kind: 'view.update', summary }, async (change) => {
      const before = await one(change.db, caller.ledgerId, id);
      requireMatch(ifMatch, before.version);
      const q = body.q === undefined ? undefined : await storedQuery(change.db, caller.ledgerId, body.q);
      const patch = differences(before, { ...body, q });
      if (Object.keys(patch).length > 0) {
        Object.assign(summary, { name: before.name, fields: Object.keys(patch), newName: patch.name });
        change.subjectId = id;
        await change.touch('view', [id]);
        await updateViewRow(change, id, patch);
      }
      return shownView(change.db, caller.ledgerId, id);
    });
  }

  delete(caller: Member, id: string, ifMatch: string | undefined): Promise<Operated<null>> {
    const summary: Record<string, unknown> = {};
    return this.operations.operate(contextOf(caller), { kind: 'view.delete', summary }, async (change) => {
      const before = await one(change.db, caller.ledgerId, id);
      requireMatch(ifMatch, before.version);
      summary.name = before.name;
      change.subjectId = id;
      await change.touch('view', [id]);
      await deleteViewRow(change, id);
      return null;
    });
  }
}

async function one(db: Db, ledgerId: string, id: string): Promise<View> {
  const view = await findView(db, ledgerId, id);
  if (!view) throw new AppError('not-found');
  return view;
}

async function shownView(db: Db, ledgerId: string, id: string): Promise<View> {
  const [view] = await shown(db, ledgerId, [await one(db, ledgerId, id)]);
  if (!view) throw new AppError('not-found');
  return view;
}

async function shown(db: Db, ledgerId: string, views: readonly View[]): Promise<View[]> {
  const queries = await shownQueries(
    db,
    ledgerId,
    views.map((view) => view.q),
  );
  return views.map((view, index) => ({ ...view, q: queries[index] ?? view.q }));
}
