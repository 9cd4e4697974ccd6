import { parseEntry } from '@expenseai/contracts/home';
import type { InputOf } from '@expenseai/contracts/route';
import { Controller } from '@nestjs/common';
import { Caller, type Member } from '../../platform/http/caller.ts';
import { Handle, Input } from '../../platform/http/handle.ts';
import { EntriesService } from './entries.service.ts';

@Controller()
export class EntriesController {
  constructor(private readonly entries: EntriesService) {}

  @Handle(parseEntry)
  parse(@Caller() caller: Member, @Input() { body }: InputOf<typeof parseEntry>) {
    return this.entries.parse(caller, body);
  }
}
