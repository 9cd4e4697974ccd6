import { getHome } from '@expenseai/contracts/home';
import { Controller } from '@nestjs/common';
import type { Answer } from '../../platform/http/answer.ts';
import { Caller, type Member } from '../../platform/http/caller.ts';
import { Handle, Reply } from '../../platform/http/handle.ts';
import { HomeService } from './home.service.ts';

@Controller()
export class HomeController {
  constructor(private readonly home: HomeService) {}

  @Handle(getHome)
  get(@Caller() caller: Member, @Reply() answer: Answer) {
    return this.home.get(caller, (etag) => answer.tag(etag));
  }
}
