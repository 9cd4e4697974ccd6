import type { IncomingHttpHeaders } from 'node:http';
import { finishOidc, linkOidc, listIdentities, startOidc, unlinkIdentity } from '@expenseai/contracts/oidc';
import type { InputOf, ResponseOf } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import { Controller, Headers, Inject } from '@nestjs/common';
import type { Config } from '../../platform/config/config.ts';
import type { Answer } from '../../platform/http/answer.ts';
import { Caller, Visitor } from '../../platform/http/caller.ts';
import { SignInCookies } from '../../platform/http/cookies.ts';
import { Handle, Input, Reply } from '../../platform/http/handle.ts';
import { config } from '../../platform/platform.module.ts';
import { OidcService } from './oidc.service.ts';
import { SignInAnswers } from './sign-in-answers.ts';

/** Seconds that somebody may take at the provider. */
const stateLifetime = 300;

/** Browsers come here by links, so every answer leads to a page; what it is to say travels behind #. */
@Controller()
export class OidcController {
  constructor(
    private readonly oidc: OidcService,
    private readonly answers: SignInAnswers,
    private readonly cookies: SignInCookies,
    @Inject(config) private readonly settings: Config,
  ) {}

  @Handle(startOidc)
  async start(@Input() { params, query }: InputOf<typeof startOidc>, @Reply() reply: Answer): Promise<void> {
    await this.#leadOn(reply, query.next ?? null, async () => {
      const { url, token } = await this.oidc.start(params.provider, query.next);
      reply.cookie(this.cookies.forState(token, stateLifetime));
      return url;
    });
  }

  @Handle(finishOidc)
  async finish(
    @Input() { params, query }: InputOf<typeof finishOidc>,
    @Visitor() visitor: Visitor,
    @Headers() headers: IncomingHttpHeaders,
    @Reply() reply: Answer,
  ): Promise<void> {
    await this.#leadOn(reply, null, async () => {
      const back = { query, token: this.cookies.stateOf(headers), deviceToken: this.cookies.deviceOf(headers) };
      reply.cookie(this.cookies.forState('', 0));
      const end = await this.oidc.finish(params.provider, back, visitor);
      if ('linked' in end) {
        return `${this.settings.appUrl}/settings#${end.linked === null ? 'linked' : `refused=${end.linked}`}`;
      }
      if ('refused' in end) return this.#signInPage(end.next, `refused=${end.refused}`);
      const { arrival, next } = end;
      const answer = this.answers.admit(arrival, reply);
      return this.#signInPage(next, 'secondStep' in answer ? `second-step=${answer.secondStep.token}` : 'signed-in');
    });
  }

  @Handle(linkOidc)
  async startLink(
    @Input() { params }: InputOf<typeof linkOidc>,
    @Caller() caller: Caller,
    @Reply() reply: Answer,
  ): Promise<ResponseOf<typeof linkOidc>> {
    const { url, token } = await this.oidc.startLink(params.provider, caller);
    reply.cookie(this.cookies.forState(token, stateLifetime));
    return { url };
  }

  @Handle(listIdentities)
  list(@Caller() caller: Caller): Promise<ResponseOf<typeof listIdentities>> {
    return this.oidc.listIdentities(caller);
  }

  @Handle(unlinkIdentity)
  unlink(@Input() { params }: InputOf<typeof unlinkIdentity>, @Caller() caller: Caller): Promise<void> {
    return this.oidc.unlink(caller, params.identityId);
  }

  async #leadOn(reply: Answer, next: string | null, work: () => Promise<string>): Promise<void> {
    try {
      reply.header('location', await work());
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      reply.header('location', this.#signInPage(next, `refused=${error.code}`));
    }
  }

  #signInPage(next: string | null, what: string): string {
    const search = next === null ? '' : `?next=${encodeURIComponent(next)}`;
    return `${this.settings.appUrl}/sign-in${search}#${what}`;
  }
}
