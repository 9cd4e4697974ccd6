import { forgotPassword, getEntryOptions, resendVerification, verifyAddress } from '@expenseai/contracts/addresses';
import type { InputOf, ResponseOf } from '@expenseai/contracts/route';
import { Controller, Inject } from '@nestjs/common';
import type { Config } from '../../platform/config/config.ts';
import { Caller, Visitor } from '../../platform/http/caller.ts';
import { Handle, Input } from '../../platform/http/handle.ts';
import { config } from '../../platform/platform.module.ts';
import { AddressesService } from './addresses.service.ts';
import { Invitations } from './invitations.ts';

@Controller()
export class AddressesController {
  constructor(
    private readonly addresses: AddressesService,
    private readonly invitations: Invitations,
    @Inject(config) private readonly settings: Config,
  ) {}

  @Handle(getEntryOptions)
  async options(): Promise<ResponseOf<typeof getEntryOptions>> {
    const { registration, oidcProviders } = this.settings;
    const providers = oidcProviders.map(({ id, name }) => ({ id, name }));
    const isFirstRun = await this.invitations.isFirstRun();
    return { registration, isFirstRun, sendsMail: this.addresses.sendsMail, providers };
  }

  @Handle(forgotPassword)
  async forgotPassword(
    @Input() { body }: InputOf<typeof forgotPassword>,
    @Visitor() visitor: Visitor,
  ): Promise<ResponseOf<typeof forgotPassword>> {
    await this.addresses.forgotPassword(body.email, visitor);
    return { sendsMail: this.addresses.sendsMail };
  }

  @Handle(verifyAddress)
  async verify(
    @Input() { body }: InputOf<typeof verifyAddress>,
    @Visitor() visitor: Visitor,
  ): Promise<ResponseOf<typeof verifyAddress>> {
    return { email: await this.addresses.verify(body.token, visitor) };
  }

  @Handle(resendVerification)
  async resendVerification(@Caller() caller: Caller): Promise<ResponseOf<typeof resendVerification>> {
    await this.addresses.resendVerification(caller);
    return { sendsMail: this.addresses.sendsMail };
  }
}
