import type { listUsers } from '@expenseai/contracts/admin';
import type { InputOf } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { pageById } from '../../platform/lists/page-by-id.ts';
import { AuthService } from '../auth/auth.service.ts';
import { entry, SecurityLog } from '../auth/security-log.ts';
import { isUser, listUserRows } from './admin-users.repository.ts';
import { type Revoked, revokeAll } from './revoke-sessions.repository.ts';

/** Everybody who has an account here. */
@Injectable()
export class AdminUsersService {
  constructor(
    private readonly database: Database,
    private readonly auth: AuthService,
    private readonly securityLog: SecurityLog,
  ) {}

  list({ search = '', ...page }: InputOf<typeof listUsers>['query']) {
    return pageById(page, (before, count) => listUserRows(this.database.db, search, before, count));
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
