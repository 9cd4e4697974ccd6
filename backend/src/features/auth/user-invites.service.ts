import type { InputOf, ResponseOf } from '@expenseai/contracts/route';
import type { createUserInvite, listUserInvites, UserInvite } from '@expenseai/contracts/user-invites';
import { AppError } from '@expenseai/core/errors';
import { Injectable } from '@nestjs/common';
import type { Database } from '../../platform/database/database.ts';
import type { Caller } from '../../platform/http/caller.ts';
import type { RateLimits } from '../../platform/http/rate-limits.ts';
import { pageById } from '../../platform/lists/page-by-id.ts';
import type { Outbox } from '../../platform/mail/outbox.ts';
import { newToken } from './refresh-tokens.ts';
import { entry, type SecurityLog } from './security-log.ts';
import {
  deleteUserInvite,
  listUserInvites as listRows,
  putUserInvite,
  type UserInviteRow,
  viewUserInvite,
} from './user-invites.repository.ts';
import { isEmailTaken } from './users.repository.ts';

interface UserInvitesDependencies {
  database: Database;
  securityLog: SecurityLog;
  outbox: Outbox;
  limits: RateLimits;
  appUrl: string;
  now: () => Date;
}

/** Invitations into the installation; they let in whatever REGISTRATION says. */
@Injectable()
export class UserInvitesService {
  readonly #deps: UserInvitesDependencies;

  constructor(deps: UserInvitesDependencies) {
    this.#deps = deps;
  }

  async list(page: InputOf<typeof listUserInvites>['query']): Promise<ResponseOf<typeof listUserInvites>> {
    const { database, now } = this.#deps;
    const { items, nextCursor } = await pageById(page, (before, count) => listRows(database.db, before, count, now()));
    return { items: items.map(toUserInvite), nextCursor };
  }

  /** By mail where it can be, else by a link that is shown once. */
  async create(
    caller: Caller,
    { email, isAdministrator = false }: InputOf<typeof createUserInvite>['body'],
  ): Promise<ResponseOf<typeof createUserInvite>> {
    const { database, securityLog, outbox, limits, appUrl, now } = this.#deps;
    if (await isEmailTaken(database.db, email)) throw taken();
    if (outbox.isOn) await limits.countUserInvite(caller.userId);
    const token = outbox.isOn ? null : newToken();
    return securityLog.change(async (db, note) => {
      const inviteId = await putUserInvite(db, { email, isAdministrator, invitedBy: caller.userId }, token, now());
      await outbox.put(db, 'user-invite', { inviteId });
      await note(entry('admin.invite.create', caller.userId, caller, { inviteId, isAdministrator }));
      const invite = await viewUserInvite(db, inviteId, now());
      // Somebody has registered with the address this very moment.
      if (!invite) throw taken();
      return { ...toUserInvite(invite), link: token === null ? null : `${appUrl}/invite#token=${token}` };
    });
  }

  async delete(caller: Caller, inviteId: string): Promise<void> {
    await this.#deps.securityLog.change(async (db, note) => {
      if (!(await deleteUserInvite(db, inviteId))) throw new AppError('not-found');
      await note(entry('admin.invite.delete', caller.userId, caller, { inviteId }));
    });
  }
}

function taken(): AppError {
  return new AppError('conflict', { detail: 'This address has an account here already; nobody was invited.' });
}

function toUserInvite({
  id,
  email,
  isAdministrator,
  createdAt,
  expiresAt,
  inviterName,
  inviterEmail,
}: UserInviteRow): UserInvite {
  const invitedBy = inviterName ?? inviterEmail;
  return {
    id,
    email,
    isAdministrator,
    invitedBy,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}
