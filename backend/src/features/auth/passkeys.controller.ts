import type { IncomingHttpHeaders } from 'node:http';
import {
  addPasskey,
  listPasskeys,
  removePasskey,
  renamePasskey,
  signInByPasskey,
  startPasskey,
  startPasskeySignIn,
} from '@expenseai/contracts/passkeys';
import type { InputOf, ResponseOf } from '@expenseai/contracts/route';
import { Controller, Headers } from '@nestjs/common';
import type { Answer } from '../../platform/http/answer.ts';
import { Caller, Visitor } from '../../platform/http/caller.ts';
import { SignInCookies } from '../../platform/http/cookies.ts';
import { Handle, Input, Reply } from '../../platform/http/handle.ts';
import { PasskeysService } from './passkeys.service.ts';
import { SignInAnswers } from './sign-in-answers.ts';

@Controller()
export class PasskeysController {
  constructor(
    private readonly passkeys: PasskeysService,
    private readonly answers: SignInAnswers,
    private readonly cookies: SignInCookies,
  ) {}

  @Handle(listPasskeys)
  async list(@Caller() caller: Caller): Promise<ResponseOf<typeof listPasskeys>> {
    return { items: await this.passkeys.list(caller) };
  }

  @Handle(startPasskey)
  start(@Caller() caller: Caller): Promise<ResponseOf<typeof startPasskey>> {
    return this.passkeys.start(caller);
  }

  @Handle(addPasskey)
  add(
    @Input() { body }: InputOf<typeof addPasskey>,
    @Caller() caller: Caller,
    @Headers() { host }: IncomingHttpHeaders,
  ): Promise<ResponseOf<typeof addPasskey>> {
    return this.passkeys.add(caller, body, host);
  }

  @Handle(renamePasskey)
  rename(
    @Input() { params, body }: InputOf<typeof renamePasskey>,
    @Caller() caller: Caller,
  ): Promise<ResponseOf<typeof renamePasskey>> {
    return this.passkeys.rename(caller, params.passkeyId, body.name);
  }

  @Handle(removePasskey)
  remove(@Input() { params }: InputOf<typeof removePasskey>, @Caller() caller: Caller): Promise<void> {
    return this.passkeys.remove(caller, params.passkeyId);
  }

  @Handle(startPasskeySignIn)
  startSignIn(): Promise<ResponseOf<typeof startPasskeySignIn>> {
    return this.passkeys.startSignIn();
  }

  @Handle(signInByPasskey)
  async signIn(
    @Input() { body }: InputOf<typeof signInByPasskey>,
    @Visitor() visitor: Visitor,
    @Headers() headers: IncomingHttpHeaders,
    @Reply() reply: Answer,
  ): Promise<ResponseOf<typeof signInByPasskey>> {
    const browser = { host: headers.host, deviceToken: this.cookies.deviceOf(headers) };
    return this.answers.welcome(await this.passkeys.signIn(body.credential, visitor, browser), reply);
  }
}
