import type { AdminUser, listUsers } from '@expenseai/contracts/admin';
import type { InputOf } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { AuthService } from '../auth/auth.service.ts';
import { entry, SecurityLog } from '../auth/security-log.ts';
import { isUser, listUserRows } from './admin-users.repository.ts';
import { type Revoked, revokeAll } from './revoke-sessions.repository.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Everybody who has an account here. */
@Injectable()
export class AdminUsersService {
  constructor(
    private readonly database: Database,
    private readonly auth: AuthService,
    private readonly securityLog: SecurityLog,
  ) {}

  async list({ search = '', cursor, limit }: InputOf<typeof listUsers>['query']) {
    if (cursor !== undefined && !uuid.test(cursor)) {
      throw new AppError('validation', { errors: [{ path: 'cursor', message: 'must be the nextCursor of a page' }] });
    }
    const rows: AdminUser[] = await listUserRows(this.database.db, search, cursor, limit + 1);
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  /** Everybody, the caller included: for the day on which a secret or a database got out. */
  signOutEveryone(caller: Caller, withTokens: boolean): Promise<Revoked> {
    return this.securityLog.change(async (db, note) => {
      const revoked = await revokeAll(db, withTokens);
      await note(entry('admin.sessions.revoke-all', caller.userId, caller, { ...revoked }));
      return revoked;
    });
  }

  async signOut(administratorId: string, userId: string): Promise<{ ended: number }> {
    if (!(await isUser(this.database.db, userId))) throw new AppError('not-found');
    return { ended: await this.auth.signOutEverywhere(administratorId, userId) };
  }
}
