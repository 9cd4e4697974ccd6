import { countPageView } from '@expenseai/contracts/page-views';
import type { InputOf } from '@expenseai/contracts/route';
import { Controller, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../../platform/config/config.ts';
import { Handle, Input } from '../../platform/http/handle.ts';
import { config } from '../../platform/platform.module.ts';
import { Analytics } from './analytics.ts';

/** Pages that were opened, by way of our own origin, so that the policy of pages names no other. */
@Controller()
export class PageViewsController {
  readonly #analytics: Analytics | null;

  constructor(@Inject(config) { analytics, appUrl }: Config) {
    this.#analytics = analytics && new Analytics(analytics, appUrl);
  }

  @Handle(countPageView)
  count(@Input() { body }: InputOf<typeof countPageView>, @Req() { headers }: FastifyRequest): void {
    // The page asks before it sends; a browser that learned of the wish meanwhile, or another client, is heard here.
    if (headers.dnt === '1' || headers['sec-gpc'] === '1') return;
    this.#analytics?.count(body.page, headers['user-agent'] ?? '');
  }
}
