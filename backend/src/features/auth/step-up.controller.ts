import type { IncomingHttpHeaders } from 'node:http';
import type { InputOf } from '@expenseai/contracts/route';
import { stepUp } from '@expenseai/contracts/step-up';
import { Controller, Headers } from '@nestjs/common';
import { Caller } from '../../platform/http/caller.ts';
import { Handle, Input } from '../../platform/http/handle.ts';
import { StepUpService } from './step-up.service.ts';

@Controller()
export class StepUpController {
  constructor(private readonly steps: StepUpService) {}

  @Handle(stepUp)
  prove(
    @Input() { body }: InputOf<typeof stepUp>,
    @Caller() caller: Caller,
    @Headers() { host }: IncomingHttpHeaders,
  ): Promise<void> {
    return this.steps.prove(caller, body, host);
  }
}
