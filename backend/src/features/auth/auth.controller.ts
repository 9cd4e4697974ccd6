import type { IncomingHttpHeaders } from 'node:http';
import { listSessions, login, logout, refresh, register, revokeSession } from '@expenseai/contracts/auth';
import type { InputOf, ResponseOf } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import { Controller, Headers } from '@nestjs/common';
import { AccessTokens } from '../../platform/http/access-tokens.ts';
import type { Answer } from '../../platform/http/answer.ts';
import { Caller, Visitor } from '../../platform/http/caller.ts';
import { SignInCookies } from '../../platform/http/cookies.ts';
import { Handle, Input, Reply } from '../../platform/http/handle.ts';
import { AuthService } from './auth.service.ts';
import { SignInAnswers } from './sign-in-answers.ts';

@Controller()
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly answers: SignInAnswers,
    private readonly cookies: SignInCookies,
    private readonly tokens: AccessTokens,
  ) {}

  @Handle(register)
  async register(
    @Input() { body }: InputOf<typeof register>,
    @Visitor() visitor: Visitor,
    @Reply() reply: Answer,
  ): Promise<ResponseOf<typeof register>> {
    return this.answers.welcome(await this.auth.register(body, visitor), reply);
  }

  @Handle(login)
  async login(
    @Input() { body }: InputOf<typeof login>,
    @Visitor() visitor: Visitor,
    @Headers() headers: IncomingHttpHeaders,
    @Reply() reply: Answer,
  ): Promise<ResponseOf<typeof login>> {
    return this.answers.admit(await this.auth.login(body, visitor, this.cookies.deviceOf(headers)), reply);
  }

  @Handle(refresh)
  async refresh(
    @Input() { body }: InputOf<typeof refresh>,
    @Visitor() visitor: Visitor,
    @Headers() headers: IncomingHttpHeaders,
    @Reply() reply: Answer,
  ): Promise<ResponseOf<typeof refresh>> {
    const token = body?.refreshToken ?? this.cookies.refreshOf(headers);
    try {
      return this.answers.carryOn(await this.auth.refresh(token, visitor), reply);
    } catch (error) {
      // A browser with a dead session would try it again with every page; one that met a fault of ours has to.
      if (error instanceof AppError && error.code === 'session-ended') this.answers.forget(reply);
      throw error;
    }
  }

  @Handle(logout)
  async logout(
    @Visitor() visitor: Visitor,
    @Headers() headers: IncomingHttpHeaders,
    @Reply() reply: Answer,
  ): Promise<void> {
    this.answers.forget(reply);
    const refreshToken = this.cookies.refreshOf(headers);
    if (refreshToken !== undefined) return this.auth.logoutByRefresh(refreshToken, visitor);
    const accessToken = headers.authorization?.replace(/^Bearer +/i, '') ?? this.cookies.accessOf(headers);
    if (accessToken === undefined) return;
    const claims = await this.tokens.verify(accessToken, new Date()).catch(() => undefined);
    if (claims) await this.auth.logout(claims.userId, claims.sessionId, visitor);
  }

  @Handle(listSessions)
  async listSessions(@Caller() caller: Caller): Promise<ResponseOf<typeof listSessions>> {
    return { items: await this.auth.listSessions(caller) };
  }

  @Handle(revokeSession)
  revokeSession(@Input() { params }: InputOf<typeof revokeSession>, @Caller() caller: Caller): Promise<void> {
    return this.auth.revokeSession(caller, params.sessionId);
  }
}
