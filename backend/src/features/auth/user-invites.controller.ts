import type { InputOf } from '@expenseai/contracts/route';
import { createUserInvite, deleteUserInvite, listUserInvites } from '@expenseai/contracts/user-invites';
import { Controller } from '@nestjs/common';
import { Caller } from '../../platform/http/caller.ts';
import { Handle, Input } from '../../platform/http/handle.ts';
import { UserInvitesService } from './user-invites.service.ts';

@Controller()
export class UserInvitesController {
  constructor(private readonly invites: UserInvitesService) {}

  @Handle(listUserInvites)
  list(@Input() { query }: InputOf<typeof listUserInvites>) {
    return this.invites.list(query);
  }

  @Handle(createUserInvite)
  create(@Caller() caller: Caller, @Input() { body }: InputOf<typeof createUserInvite>) {
    return this.invites.create(caller, body);
  }

  @Handle(deleteUserInvite)
  async delete(@Caller() caller: Caller, @Input() { params }: InputOf<typeof deleteUserInvite>) {
    await this.invites.delete(caller, params.inviteId);
    return null;
  }
}
