import type { listSecurityLog } from '@expenseai/contracts/admin';
import type { InputOf, ResponseOf } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { listEventNames, listSecurityRows } from './admin-audit.repository.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What happened to whose account; ledgers have logs of their own, for their owners. */
@Injectable()
export class AdminAuditService {
  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {}

  /** Two statements. */
  async list(query: InputOf<typeof listSecurityLog>['query']): Promise<ResponseOf<typeof listSecurityLog>> {
    const { event = '', search = '', cursor, limit } = query;
    if (cursor !== undefined && !uuid.test(cursor)) {
      throw new AppError('validation', { errors: [{ path: 'cursor', message: 'must be the nextCursor of a page' }] });
    }
    const [rows, events] = await Promise.all([
      listSecurityRows(this.database.db, { event, search, before: cursor }, limit + 1),
      listEventNames(this.database.db),
    ]);
    const items = rows.slice(0, limit);
    const nextCursor = rows.length > limit ? (items.at(-1)?.id ?? null) : null;
    return { items, nextCursor, events, verification: this.metrics.auditVerification };
  }
}
