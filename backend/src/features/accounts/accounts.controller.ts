import { createAccount, deleteAccount, getAccount, listAccounts, updateAccount } from '@expenseai/contracts/accounts';
import type { InputOf } from '@expenseai/contracts/route';
import { Controller } from '@nestjs/common';
import type { Answer } from '../../platform/http/answer.ts';
import { Caller, type Member } from '../../platform/http/caller.ts';
import { versionTag } from '../../platform/http/etag.ts';
import { Handle, Input, Reply } from '../../platform/http/handle.ts';
import { AccountsService } from './accounts.service.ts';

@Controller()
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Handle(listAccounts)
  async list(@Caller() caller: Member, @Reply() answer: Answer) {
    return { items: await this.accounts.list(caller, (etag) => answer.tag(etag)) };
  }

  @Handle(createAccount)
  async create(@Caller() caller: Member, @Input() { body }: InputOf<typeof createAccount>, @Reply() answer: Answer) {
    const { result, operationId } = await this.accounts.create(caller, body);
    answer.operation(operationId);
    return result;
  }

  @Handle(getAccount)
  async get(@Caller() caller: Member, @Input() { params }: InputOf<typeof getAccount>, @Reply() answer: Answer) {
    const account = await this.accounts.get(caller, params.accountId);
    // Only for If-Match: the balance moves while the version stays, so that 304 would keep an old one on show.
    answer.header('etag', versionTag(account.version));
    return account;
  }

  @Handle(updateAccount)
  async update(
    @Caller() caller: Member,
    @Input() { params, body }: InputOf<typeof updateAccount>,
    @Reply() answer: Answer,
  ) {
    const { result, operationId } = await this.accounts.update(caller, params.accountId, body, answer.ifMatch);
    answer.operation(operationId);
    answer.tag(versionTag(result.version));
    return result;
  }

  @Handle(deleteAccount)
  async delete(@Caller() caller: Member, @Input() { params }: InputOf<typeof deleteAccount>, @Reply() answer: Answer) {
    const { operationId } = await this.accounts.delete(caller, params.accountId, answer.ifMatch);
    answer.operation(operationId);
    return null;
  }
}
