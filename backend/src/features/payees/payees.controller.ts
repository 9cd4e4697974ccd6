import {
  bulkPayees,
  createPayee,
  deletePayee,
  getPayee,
  listPayees,
  mergePayees,
  updatePayee,
} from '@expenseai/contracts/payees';
import type { InputOf } from '@expenseai/contracts/route';
import { Controller } from '@nestjs/common';
import type { Answer } from '../../platform/http/answer.ts';
import { Caller, type Member } from '../../platform/http/caller.ts';
import { versionTag } from '../../platform/http/etag.ts';
import { Handle, Input, Reply } from '../../platform/http/handle.ts';
import { PayeesService } from './payees.service.ts';

@Controller()
export class PayeesController {
  constructor(private readonly payees: PayeesService) {}

  @Handle(listPayees)
  list(@Caller() caller: Member, @Input() { query }: InputOf<typeof listPayees>, @Reply() answer: Answer) {
    return this.payees.list(caller, query, (etag) => answer.tag(etag));
  }

  @Handle(createPayee)
  async create(@Caller() caller: Member, @Input() { body }: InputOf<typeof createPayee>, @Reply() answer: Answer) {
    const { result, operationId } = await this.payees.create(caller, body);
    answer.operation(operationId);
    return result;
  }

  @Handle(getPayee)
  async get(@Caller() caller: Member, @Input() { params }: InputOf<typeof getPayee>, @Reply() answer: Answer) {
    const payee = await this.payees.get(caller, params.payeeId);
    answer.tag(versionTag(payee.version));
    return payee;
  }

  @Handle(updatePayee)
  async update(
    @Caller() caller: Member,
    @Input() { params, body }: InputOf<typeof updatePayee>,
    @Reply() answer: Answer,
  ) {
    const { result, operationId } = await this.payees.update(caller, params.payeeId, body, answer.ifMatch);
    answer.operation(operationId);
    answer.tag(versionTag(result.version));
    return result;
  }

  @Handle(deletePayee)
  async delete(@Caller() caller: Member, @Input() { params }: InputOf<typeof deletePayee>, @Reply() answer: Answer) {
    const { operationId } = await this.payees.delete(caller, params.payeeId, answer.ifMatch);
    answer.operation(operationId);
    return null;
  }

  @Handle(mergePayees)
  async merge(@Caller() caller: Member, @Input() { body }: InputOf<typeof mergePayees>, @Reply() answer: Answer) {
    const { result, operationId } = await this.payees.merge(caller, body);
    answer.operation(operationId);
    answer.tag(versionTag(result.version));
    return result;
  }

  @Handle(bulkPayees)
  async bulk(@Caller() caller: Member, @Input() { body }: InputOf<typeof bulkPayees>, @Reply() answer: Answer) {
    const { result, operationId } = await this.payees.bulk(caller, body);
    answer.operation(operationId);
    return result;
  }
}
