import { addMember, listMembers, removeMember, updateMember } from '@expenseai/contracts/ledgers';
import type { InputOf } from '@expenseai/contracts/route';
import { Controller } from '@nestjs/common';
import type { Answer } from '../../platform/http/answer.ts';
import { Caller, type Member } from '../../platform/http/caller.ts';
import { Handle, Input, Reply } from '../../platform/http/handle.ts';
import { MembersService } from './members.service.ts';

@Controller()
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Handle(listMembers)
  async list(@Caller() caller: Member) {
    return { items: await this.members.list(caller) };
  }

  @Handle(addMember)
  async add(@Caller() caller: Member, @Input() { body }: InputOf<typeof addMember>, @Reply() answer: Answer) {
    const { result, operationId } = await this.members.add(caller, body);
    answer.operation(operationId);
    return result;
  }

  @Handle(updateMember)
  async update(
    @Caller() caller: Member,
    @Input() { params, body }: InputOf<typeof updateMember>,
    @Reply() answer: Answer,
  ) {
    const { result, operationId } = await this.members.update(caller, params.userId, body.role);
    answer.operation(operationId);
    return result;
  }

  @Handle(removeMember)
  async remove(@Caller() caller: Member, @Input() { params }: InputOf<typeof removeMember>, @Reply() answer: Answer) {
    const { operationId } = await this.members.remove(caller, params.userId);
    answer.operation(operationId);
    return null;
  }
}
