import { createTag, deleteTag, listTags, mergeTag, updateTag } from '@expenseai/contracts/categories';
import type { InputOf } from '@expenseai/contracts/route';
import { Controller } from '@nestjs/common';
import type { Answer } from '../../platform/http/answer.ts';
import { Caller, type Member } from '../../platform/http/caller.ts';
import { versionTag } from '../../platform/http/etag.ts';
import { Handle, Input, Reply } from '../../platform/http/handle.ts';
import { TagsService } from './tags.service.ts';

@Controller()
export class TagsController {
  constructor(private readonly tags: TagsService) {}

  @Handle(listTags)
  async list(@Caller() caller: Member, @Reply() answer: Answer) {
    return { items: await this.tags.list(caller, (etag) => answer.tag(etag)) };
  }

  @Handle(createTag)
  async create(@Caller() caller: Member, @Input() { body }: InputOf<typeof createTag>, @Reply() answer: Answer) {
    const { result, operationId } = await this.tags.create(caller, body);
    answer.operation(operationId);
    return result;
  }

  @Handle(updateTag)
  async update(
    @Caller() caller: Member,
    @Input() { params, body }: InputOf<typeof updateTag>,
    @Reply() answer: Answer,
  ) {
    const { result, operationId } = await this.tags.update(caller, params.tagId, body, answer.ifMatch);
    answer.operation(operationId);
    answer.tag(versionTag(result.version));
    return result;
  }

  @Handle(deleteTag)
  async delete(@Caller() caller: Member, @Input() { params }: InputOf<typeof deleteTag>, @Reply() answer: Answer) {
    const { operationId } = await this.tags.delete(caller, params.tagId, answer.ifMatch);
    answer.operation(operationId);
    return null;
  }

  @Handle(mergeTag)
  async merge(@Caller() caller: Member, @Input() { params, body }: InputOf<typeof mergeTag>, @Reply() answer: Answer) {
    const { result, operationId } = await this.tags.merge(caller, params.tagId, body);
    answer.operation(operationId);
    answer.tag(versionTag(result.version));
    return result;
  }
}
