import { changeEmail } from '@expenseai/contracts/addresses';
import { changePassword, deleteMe, getMe, resetPassword, updateMe } from '@expenseai/contracts/auth';
import type { InputOf, ResponseOf } from '@expenseai/contracts/route';
import { listSecurityEvents } from '@expenseai/contracts/security-events';
import { getSignInMethods } from '@expenseai/contracts/sign-in-methods';
import { Controller } from '@nestjs/common';
import type { Answer } from '../../platform/http/answer.ts';
import { Caller, Visitor } from '../../platform/http/caller.ts';
import { SignInCookies } from '../../platform/http/cookies.ts';
import { Handle, Input, Reply } from '../../platform/http/handle.ts';
import { ProfileService } from './profile.service.ts';

@Controller()
export class ProfileController {
  constructor(
    private readonly profile: ProfileService,
    private readonly cookies: SignInCookies,
  ) {}

  @Handle(getMe)
  get(@Caller() caller: Caller): Promise<ResponseOf<typeof getMe>> {
    return this.profile.get(caller);
  }

  @Handle(updateMe)
  update(@Input() { body }: InputOf<typeof updateMe>, @Caller() caller: Caller): Promise<ResponseOf<typeof updateMe>> {
    return this.profile.update(caller, body);
  }

  @Handle(changeEmail)
  changeEmail(
    @Input() { body }: InputOf<typeof changeEmail>,
    @Caller() caller: Caller,
  ): Promise<ResponseOf<typeof changeEmail>> {
    return this.profile.changeEmail(caller, body.email);
  }

  @Handle(deleteMe)
  async delete(
    @Input() { body }: InputOf<typeof deleteMe>,
    @Caller() caller: Caller,
    @Reply() reply: Answer,
  ): Promise<void> {
    await this.profile.delete(caller, body?.password);
    for (const line of this.cookies.forSignOut()) reply.cookie(line);
  }

  @Handle(listSecurityEvents)
  listSecurityEvents(
    @Input() { query }: InputOf<typeof listSecurityEvents>,
    @Caller() caller: Caller,
  ): Promise<ResponseOf<typeof listSecurityEvents>> {
    return this.profile.listSecurityEvents(caller, query.limit, query.cursor);
  }

  @Handle(getSignInMethods)
  signInMethods(@Caller() caller: Caller): Promise<ResponseOf<typeof getSignInMethods>> {
    return this.profile.signInMethods(caller);
  }

  @Handle(changePassword)
  changePassword(@Input() { body }: InputOf<typeof changePassword>, @Caller() caller: Caller): Promise<void> {
    return this.profile.changePassword(caller, body.currentPassword, body.newPassword);
  }

  @Handle(resetPassword)
  resetPassword(@Input() { body }: InputOf<typeof resetPassword>, @Visitor() visitor: Visitor): Promise<void> {
    return this.profile.resetPassword(body.token, body.password, visitor);
  }
}
