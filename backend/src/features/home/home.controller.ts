import { getHome } from '@expenseai/contracts/home';
import type { InputOf } from '@expenseai/contracts/route';
import { Controller } from '@nestjs/common';
import type { Answer } from '../../platform/http/answer.ts';
import { Caller, type Member } from '../../platform/http/caller.ts';
import { Handle, Input, Reply } from '../../platform/http/handle.ts';
import { HomeService } from './home.service.ts';

@Controller()
export class HomeController {
  constructor(private readonly home: HomeService) {}

  @Handle(getHome)
  get(@Caller() caller: Member, @Input() { query }: InputOf<typeof getHome>, @Reply() answer: Answer) {
    return this.home.get(caller, query.month, (etag) => answer.tag(etag));
  }
}
