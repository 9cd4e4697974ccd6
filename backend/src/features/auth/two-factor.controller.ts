import type { IncomingHttpHeaders } from 'node:http';
import type { InputOf, ResponseOf } from '@expenseai/contracts/route';
import { disableTotp, enableTotp, renewRecoveryCodes, setUpTotp, signInByCode } from '@expenseai/contracts/two-factor';
import { Controller, Headers } from '@nestjs/common';
import type { Answer } from '../../platform/http/answer.ts';
import { Caller, Visitor } from '../../platform/http/caller.ts';
import { SignInCookies } from '../../platform/http/cookies.ts';
import { Handle, Input, Reply } from '../../platform/http/handle.ts';
import { SignInAnswers } from './sign-in-answers.ts';
import { TwoFactorService } from './two-factor.service.ts';

@Controller()
export class TwoFactorController {
  constructor(
    private readonly twoFactor: TwoFactorService,
    private readonly answers: SignInAnswers,
    private readonly cookies: SignInCookies,
  ) {}

  @Handle(setUpTotp)
  setUp(@Caller() caller: Caller): Promise<ResponseOf<typeof setUpTotp>> {
    return this.twoFactor.setUp(caller);
  }

  @Handle(enableTotp)
  async enable(
    @Input() { body }: InputOf<typeof enableTotp>,
    @Caller() caller: Caller,
  ): Promise<ResponseOf<typeof enableTotp>> {
    return { recoveryCodes: await this.twoFactor.enable(caller, body.code) };
  }

  @Handle(renewRecoveryCodes)
  async renewRecoveryCodes(@Caller() caller: Caller): Promise<ResponseOf<typeof renewRecoveryCodes>> {
    return { recoveryCodes: await this.twoFactor.renewRecoveryCodes(caller) };
  }

  @Handle(disableTotp)
  disable(@Caller() caller: Caller): Promise<void> {
    return this.twoFactor.disable(caller);
  }

  @Handle(signInByCode)
  async signIn(
    @Input() { body }: InputOf<typeof signInByCode>,
    @Visitor() visitor: Visitor,
    @Headers() headers: IncomingHttpHeaders,
    @Reply() reply: Answer,
  ): Promise<ResponseOf<typeof signInByCode>> {
    const device = this.cookies.deviceOf(headers);
    return this.answers.welcome(await this.twoFactor.signIn(body, visitor, device), reply);
  }
}
