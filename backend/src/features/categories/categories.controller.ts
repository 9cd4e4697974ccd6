import {
  createCategory,
  deleteCategory,
  getCategory,
  listCategories,
  mergeCategory,
  updateCategory,
} from '@expenseai/contracts/categories';
import type { InputOf } from '@expenseai/contracts/route';
import { Controller } from '@nestjs/common';
import type { Answer } from '../../platform/http/answer.ts';
import { Caller, type Member } from '../../platform/http/caller.ts';
import { versionTag } from '../../platform/http/etag.ts';
import { Handle, Input, Reply } from '../../platform/http/handle.ts';
import { CategoriesService } from './categories.service.ts';

@Controller()
export class CategoriesController {
  constructor(private readonly categories: CategoriesService) {}

  @Handle(listCategories)
  async list(@Caller() caller: Member, @Reply() answer: Answer) {
    return { items: await this.categories.list(caller, (etag) => answer.tag(etag)) };
  }

  @Handle(createCategory)
  async create(@Caller() caller: Member, @Input() { body }: InputOf<typeof createCategory>, @Reply() answer: Answer) {
    const { result, operationId } = await this.categories.create(caller, body);
    answer.operation(operationId);
    return result;
  }

  @Handle(getCategory)
  async get(@Caller() caller: Member, @Input() { params }: InputOf<typeof getCategory>, @Reply() answer: Answer) {
    const category = await this.categories.get(caller, params.categoryId);
    answer.tag(versionTag(category.version));
    return category;
  }

  @Handle(updateCategory)
  async update(
    @Caller() caller: Member,
    @Input() { params, body }: InputOf<typeof updateCategory>,
    @Reply() answer: Answer,
  ) {
    const { result, operationId } = await this.categories.update(caller, params.categoryId, body, answer.ifMatch);
    answer.operation(operationId);
    answer.tag(versionTag(result.version));
    return result;
  }

  @Handle(deleteCategory)
  async delete(@Caller() caller: Member, @Input() { params }: InputOf<typeof deleteCategory>, @Reply() answer: Answer) {
    const { operationId } = await this.categories.delete(caller, params.categoryId, answer.ifMatch);
    answer.operation(operationId);
    return null;
  }

  @Handle(mergeCategory)
  async merge(
    @Caller() caller: Member,
    @Input() { params, body }: InputOf<typeof mergeCategory>,
    @Reply() answer: Answer,
  ) {
    const { result, operationId } = await this.categories.merge(caller, params.categoryId, body);
    answer.operation(operationId);
    answer.tag(versionTag(result.version));
    return result;
  }
}
