import {
  createCategoryGroup,
  deleteCategoryGroup,
  listCategoryGroups,
  updateCategoryGroup,
} from '@expenseai/contracts/categories';
import type { InputOf } from '@expenseai/contracts/route';
import { Controller } from '@nestjs/common';
import type { Answer } from '../../platform/http/answer.ts';
import { Caller, type Member } from '../../platform/http/caller.ts';
import { versionTag } from '../../platform/http/etag.ts';
import { Handle, Input, Reply } from '../../platform/http/handle.ts';
import { CategoryGroupsService } from './category-groups.service.ts';

@Controller()
export class CategoryGroupsController {
  constructor(private readonly groups: CategoryGroupsService) {}

  @Handle(listCategoryGroups)
  async list(@Caller() caller: Member, @Reply() answer: Answer) {
    return { items: await this.groups.list(caller, (etag) => answer.tag(etag)) };
  }

  @Handle(createCategoryGroup)
  async create(
    @Caller() caller: Member,
    @Input() { body }: InputOf<typeof createCategoryGroup>,
    @Reply() answer: Answer,
  ) {
    const { result, operationId } = await this.groups.create(caller, body);
    answer.operation(operationId);
    return result;
  }

  @Handle(updateCategoryGroup)
  async update(
    @Caller() caller: Member,
    @Input() { params, body }: InputOf<typeof updateCategoryGroup>,
    @Reply() answer: Answer,
  ) {
    const { result, operationId } = await this.groups.update(caller, params.groupId, body, answer.ifMatch);
    answer.operation(operationId);
    answer.tag(versionTag(result.version));
    return result;
  }

  @Handle(deleteCategoryGroup)
  async delete(
    @Caller() caller: Member,
    @Input() { params }: InputOf<typeof deleteCategoryGroup>,
    @Reply() answer: Answer,
  ) {
    const { operationId } = await this.groups.delete(caller, params.groupId, answer.ifMatch);
    answer.operation(operationId);
    return null;
  }
}
