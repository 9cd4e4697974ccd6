import { getReference } from '@expenseai/contracts/reference';
import { Controller } from '@nestjs/common';
import type { Answer } from '../../platform/http/answer.ts';
import { Caller, type Member } from '../../platform/http/caller.ts';
import { Handle, Reply } from '../../platform/http/handle.ts';
import { ReferenceService } from './reference.service.ts';

@Controller()
export class ReferenceController {
  constructor(private readonly reference: ReferenceService) {}

  @Handle(getReference)
  get(@Caller() caller: Member, @Reply() answer: Answer) {
    return this.reference.get(caller, (etag) => answer.tag(etag));
  }
}
