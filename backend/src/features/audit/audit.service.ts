import { AppError } from '@expenseai/core/errors';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Member } from '../../platform/http/caller.ts';
import { type AuditPage, listAuditRows } from './audit.repository.ts';

@Injectable()
export class AuditService {
  constructor(private readonly database: Database) {}

  /** A page of the ledger's audit log, newest first. */
  list(caller: Member, limit: number, cursor: string | undefined): Promise<AuditPage> {
    if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) {
      throw new AppError('validation', { errors: [{ path: 'cursor', message: 'must be the nextCursor of a page' }] });
    }
    const before = cursor === undefined ? null : Number(cursor);
    return this.database.inLedger(caller.ledgerId, ({ db }) => listAuditRows(db, caller.ledgerId, before, limit));
  }
}
