import { listFlags, setFlag } from '@expenseai/contracts/flags';
import type { InputOf } from '@expenseai/contracts/route';
import { Controller } from '@nestjs/common';
import { Caller } from '../../platform/http/caller.ts';
import { Handle, Input } from '../../platform/http/handle.ts';
import { FlagsService } from './flags.service.ts';

@Controller()
export class FlagsController {
  constructor(private readonly flags: FlagsService) {}

  @Handle(listFlags)
  list() {
    return this.flags.list();
  }

  @Handle(setFlag)
  set(@Input() { params, body }: InputOf<typeof setFlag>, @Caller() caller: Caller) {
    return this.flags.set(params.flag, body, caller);
  }
}
