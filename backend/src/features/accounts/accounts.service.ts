import type { Account, createAccount, updateAccount } from '@expenseai/contracts/accounts';
import type { InputOf } from '@expenseai/contracts/route';
import { today } from '@expenseai/core/calendar/plain-date';
import { AppError } from '@expenseai/core/errors';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Database, type Session } from '../../platform/database/database.ts';
import type { Member } from '../../platform/http/caller.ts';
import { requireMatch } from '../../platform/http/etag.ts';
import { type ListScope, readList } from '../../platform/lists/read-list.ts';
import type { Change } from '../../platform/operations/change.ts';
import { contextOf } from '../../platform/operations/context.ts';
import { differences } from '../../platform/operations/differences.ts';
import { type Operated, Operations } from '../../platform/operations/operate.ts';
import { type Clock, clock } from '../../platform/platform.module.ts';
import {
  deleteAccountRow,
  hasTransactions,
  insertAccount,
  listAccounts,
  updateAccountRow,
} from './accounts.repository.ts';

@Injectable()
export class AccountsService {
  constructor(
    private readonly database: Database,
    private readonly operations: Operations,
    @Inject(clock) private readonly now: Clock,
  ) {}

  /** Accounts with their balances as of today for the caller. `tag` gets the list's ETag before the list is read. */
  list(caller: Member, tag?: (etag: string) => void): Promise<Account[]> {
    return readList(this.database, { caller, now: this.now(), tag }, (session, scope) => this.listIn(session, scope));
  }

  /** The same in a snapshot that is open already. */
  listIn(session: Session, scope: ListScope): Promise<Account[]> {
    return listAccounts(session, scope.ledgerId, scope);
  }

  get(caller: Member, id: string): Promise<Account> {
    return readList(this.database, { caller, now: this.now() }, async (session, scope) =>
      only(await listAccounts(session, scope.ledgerId, scope, id)),
    );
  }

  create(caller: Member, body: InputOf<typeof createAccount>['body']): Promise<Operated<Account>> {
    const kind = { kind: 'account.create', summary: { name: body.name } };
    return this.operations.operate(contextOf(caller), kind, async (change) => {
      const id = uuid();
      await insertAccount(change, {
        id,
        name: body.name,
        kind: body.kind,
        currency: body.currency ?? change.ledger.currency,
        number: body.number || null,
        openingBalance: body.openingBalance ?? 0,
        openedOn: body.openedOn ?? null,
      });
      change.subjectId = id;
      return this.#one(change, caller, id);
    });
  }

  update(
    caller: Member,
    id: string,
    body: InputOf<typeof updateAccount>['body'],
    ifMatch: string | undefined,
  ): Promise<Operated<Account>> {
    const summary: Record<string, unknown> = {};
    return this.operations.operate(contextOf(caller), { kind: 'account.update', summary }, async (change) => {
      const before = await this.#one(change, caller, id);
      requireMatch(ifMatch, before.version);
      const patch = differences(before, { ...body, number: body.number === '' ? null : body.number });
      if (Object.keys(patch).length === 0) return before;
      if (patch.currency !== undefined && (await hasTransactions(change.db, change.ledgerId, id))) {
        throw new AppError('in-use', {
          detail: 'The currency can be changed only while the account has no transactions.',
        });
      }
      Object.assign(summary, { name: before.name, fields: Object.keys(patch), newName: patch.name });
      change.subjectId = id;
      await change.touch('account', [id]);
      await updateAccountRow(change, id, patch);
      return this.#one(change, caller, id);
    });
  }

  delete(caller: Member, id: string, ifMatch: string | undefined): Promise<Operated<null>> {
    const summary: Record<string, unknown> = {};
    return this.operations.operate(contextOf(caller), { kind: 'account.delete', summary }, async (change) => {
      const before = await this.#one(change, caller, id);
      requireMatch(ifMatch, before.version);
      if (await hasTransactions(change.db, change.ledgerId, id)) {
        throw new AppError('in-use', {
          detail: `${before.name} has transactions. Close it instead, or delete or move its transactions first.`,
        });
      }
      summary.name = before.name;
      change.subjectId = id;
      await change.touch('account', [id]);
      await deleteAccountRow(change, id);
      return null;
    });
  }

  async #one(change: Change, caller: Member, id: string): Promise<Account> {
    const asOf = { today: today(this.now(), caller.timeZone) };
    return only(await listAccounts(change, change.ledgerId, asOf, id));
  }
}

function only([account]: Account[]): Account {
  if (!account) throw new AppError('not-found');
  return account;
}
