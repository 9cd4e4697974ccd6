import { getInbox } from '@expenseai/contracts/home';
import { Controller } from '@nestjs/common';
import type { Answer } from '../../platform/http/answer.ts';
import { Caller, type Member } from '../../platform/http/caller.ts';
import { Handle, Reply } from '../../platform/http/handle.ts';
import { InboxService } from './inbox.service.ts';

@Controller()
export class InboxController {
  constructor(private readonly inbox: InboxService) {}

  @Handle(getInbox)
  async list(@Caller() caller: Member, @Reply() answer: Answer) {
    return { items: await this.inbox.list(caller, (etag) => answer.tag(etag)) };
  }
}
