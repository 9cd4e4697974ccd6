import { reportClientError } from '@expenseai/contracts/client-errors';
import type { InputOf } from '@expenseai/contracts/route';
import { Controller, Inject } from '@nestjs/common';
import { Visitor } from '../../platform/http/caller.ts';
import { Handle, Input } from '../../platform/http/handle.ts';
import type { Logging } from '../../platform/logging/logging.ts';
import { logging, reporting } from '../../platform/platform.module.ts';
import type { Reporting } from '../../platform/reporting/reporting.ts';
import { WebSources } from './web-sources.ts';

/** Errors that pages met, by way of our own origin, so that the policy of pages names no other. */
@Controller()
export class ClientErrorsController {
  constructor(
    @Inject(reporting) private readonly reports: Reporting,
    @Inject(logging) private readonly logs: Logging,
    private readonly sources: WebSources,
  ) {}

  @Handle(reportClientError)
  async report(@Input() { body }: InputOf<typeof reportClientError>, @Visitor() { requestId }: Visitor): Promise<void> {
    const { name, message, page } = body;
    // Anybody can send this: a name that is none isn't passed on.
    const kind = /^\w{1,60}$/.test(name) ? name : 'Error';
    const { stack, calls } = await this.sources.read(body.stack ?? '');
    this.logs.logger.warn({ from: 'web', requestId, page, kind, calls }, 'a page met an error');
    this.reports.fault({ origin: 'web', name: kind, message, stack: stack || undefined, requestId, place: page });
  }
}
