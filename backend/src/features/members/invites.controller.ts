import { createInvite, deleteInvite, listInvites } from '@expenseai/contracts/invites';
import type { InputOf } from '@expenseai/contracts/route';
import { Controller } from '@nestjs/common';
import { Caller, type Member } from '../../platform/http/caller.ts';
import { Handle, Input } from '../../platform/http/handle.ts';
import { InvitesService } from './invites.service.ts';

@Controller()
export class InvitesController {
  constructor(private readonly invites: InvitesService) {}

  @Handle(listInvites)
  async list(@Caller() caller: Member) {
    return { items: await this.invites.list(caller) };
  }

  @Handle(createInvite)
  create(@Caller() caller: Member, @Input() { body }: InputOf<typeof createInvite>) {
    return this.invites.create(caller, body);
  }

  @Handle(deleteInvite)
  async delete(@Caller() caller: Member, @Input() { params }: InputOf<typeof deleteInvite>) {
    await this.invites.delete(caller, params.inviteId);
    return null;
  }
}
