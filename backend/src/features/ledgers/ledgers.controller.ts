import { createLedger, deleteLedger, getLedger, listLedgers, updateLedger } from '@expenseai/contracts/ledgers';
import type { InputOf } from '@expenseai/contracts/route';
import { Controller } from '@nestjs/common';
import type { Answer } from '../../platform/http/answer.ts';
import { Caller, type Member } from '../../platform/http/caller.ts';
import { Handle, Input, Reply } from '../../platform/http/handle.ts';
import { LedgersService } from './ledgers.service.ts';

@Controller()
export class LedgersController {
  constructor(private readonly ledgers: LedgersService) {}

  @Handle(listLedgers)
  async list(@Caller() caller: Caller) {
    const ledgers = await this.ledgers.list(caller.userId);
    const { onlyLedgerId } = caller;
    return { items: onlyLedgerId === undefined ? ledgers : ledgers.filter(({ id }) => id === onlyLedgerId) };
  }

  @Handle(createLedger)
  async create(@Caller() caller: Caller, @Input() input: InputOf<typeof createLedger>, @Reply() answer: Answer) {
    const { result, operationId } = await this.ledgers.create(caller, input.body);
    answer.operation(operationId);
    return result;
  }

  @Handle(getLedger)
  get(@Caller() caller: Member) {
    return this.ledgers.get(caller);
  }

  @Handle(updateLedger)
  async update(@Caller() caller: Member, @Input() input: InputOf<typeof updateLedger>, @Reply() answer: Answer) {
    const { result, operationId } = await this.ledgers.update(caller, input.body);
    answer.operation(operationId);
    return result;
  }

  @Handle(deleteLedger)
  async delete(@Caller() caller: Member) {
    await this.ledgers.delete(caller);
    return null;
  }
}
