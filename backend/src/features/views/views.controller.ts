import { createView, deleteView, listViews, updateView } from '@expenseai/contracts/payees';
import type { InputOf } from '@expenseai/contracts/route';
import { Controller } from '@nestjs/common';
import type { Answer } from '../../platform/http/answer.ts';
import { Caller, type Member } from '../../platform/http/caller.ts';
import { versionTag } from '../../platform/http/etag.ts';
import { Handle, Input, Reply } from '../../platform/http/handle.ts';
import { ViewsService } from './views.service.ts';

@Controller()
export class ViewsController {
  constructor(private readonly views: ViewsService) {}

  @Handle(listViews)
  async list(@Caller() caller: Member, @Reply() answer: Answer) {
    return { items: await this.views.list(caller, (etag) => answer.tag(etag)) };
  }

  @Handle(createView)
  async create(@Caller() caller: Member, @Input() { body }: InputOf<typeof createView>, @Reply() answer: Answer) {
    const { result, operationId } = await this.views.create(caller, body);
    answer.operation(operationId);
    return result;
  }

  @Handle(updateView)
  async update(
    @Caller() caller: Member,
    @Input() { params, body }: InputOf<typeof updateView>,
    @Reply() answer: Answer,
  ) {
    const { result, operationId } = await this.views.update(caller, params.viewId, body, answer.ifMatch);
    answer.operation(operationId);
    answer.tag(versionTag(result.version));
    return result;
  }

  @Handle(deleteView)
  async delete(@Caller() caller: Member, @Input() { params }: InputOf<typeof deleteView>, @Reply() answer: Answer) {
    const { operationId } = await this.views.delete(caller, params.viewId, answer.ifMatch);
    answer.operation(operationId);
    return null;
  }
}
