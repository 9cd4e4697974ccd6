import { reportClientError } from '@expenseai/contracts/client-errors';
import type { InputOf } from '@expenseai/contracts/route';
import { Controller, Inject } from '@nestjs/common';
import { Visitor } from '../../platform/http/caller.ts';
import { Handle, Input } from '../../platform/http/handle.ts';
import type { Logging } from '../../platform/logging/logging.ts';
import { logging, reporting } from '../../platform/platform.module.ts';
import type { Reporting } from '../../platform/reporting/reporting.ts';

/** Errors that pages met, by way of our own origin, so that the policy of pages names no other. */
@Controller()
export class ClientErrorsController {
  constructor(
    @Inject(reporting) private readonly reports: Reporting,
    @Inject(logging) private readonly logs: Logging,
  ) {}

  @Handle(reportClientError)
  report(@Input() { body }: InputOf<typeof reportClientError>, @Visitor() { requestId }: Visitor): void {
    const { name, message, stack, page } = body;
    // Anybody can send this: a name that is none isn't passed on.
    const kind = /^\w{1,60}$/.test(name) ? name : 'Error';
    this.logs.logger.warn({ from: 'web', requestId, page, kind }, 'a page met an error');
    this.reports.fault({ origin: 'web', name: kind, message, stack, requestId, place: page });
  }
}
