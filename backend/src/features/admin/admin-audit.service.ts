import type { listSecurityLog } from '@expenseai/contracts/admin';
import type { InputOf, ResponseOf } from '@expenseai/contracts/route';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { pageById } from '../../platform/lists/page-by-id.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { listEventNames, listSecurityRows } from './admin-audit.repository.ts';

/** What happened to whose account; ledgers have logs of their own, for their owners. */
@Injectable()
export class AdminAuditService {
  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {}

  /** Two statements. */
  async list(query: InputOf<typeof listSecurityLog>['query']): Promise<ResponseOf<typeof listSecurityLog>> {
    const { event = '', search = '', ...page } = query;
    const [listed, events] = await Promise.all([
      pageById(page, (before, count) => listSecurityRows(this.database.db, { event, search, before }, count)),
      listEventNames(this.database.db),
    ]);
    return { ...listed, events, verification: this.metrics.auditVerification };
  }
}
