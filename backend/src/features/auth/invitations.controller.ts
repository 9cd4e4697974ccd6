import { acceptInvite, lookAtInvite } from '@expenseai/contracts/invites';
import type { InputOf, ResponseOf } from '@expenseai/contracts/route';
import { Controller } from '@nestjs/common';
import { Caller, Visitor } from '../../platform/http/caller.ts';
import { Handle, Input } from '../../platform/http/handle.ts';
import { Invitations } from './invitations.ts';

@Controller()
export class InvitationsController {
  constructor(private readonly invitations: Invitations) {}

  @Handle(lookAtInvite)
  look(
    @Input() { body }: InputOf<typeof lookAtInvite>,
    @Visitor() visitor: Visitor,
  ): Promise<ResponseOf<typeof lookAtInvite>> {
    return this.invitations.look(body.token, visitor);
  }

  @Handle(acceptInvite)
  async accept(
    @Input() { body }: InputOf<typeof acceptInvite>,
    @Caller() caller: Caller,
  ): Promise<ResponseOf<typeof acceptInvite>> {
    return { ledgerId: await this.invitations.join(caller.userId, body.token) };
  }
}
