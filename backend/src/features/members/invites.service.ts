import type { createInvite, Invitation } from '@expenseai/contracts/invites';
import type { InputOf } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import { v7 as uuid } from 'uuid';
import type { Database } from '../../platform/database/database.ts';
import type { Member as Caller } from '../../platform/http/caller.ts';
import type { RateLimits } from '../../platform/http/rate-limits.ts';
import type { Outbox } from '../../platform/mail/outbox.ts';
import type { Operations } from '../../platform/operations/operate.ts';
import {
  deleteInvite,
  type InviteRow,
  insertInvite,
  insertJoined,
  ledgerOfToken,
  listInvites,
  newInviteToken,
  takeInvite,
  viewInvite,
} from './invites.repository.ts';
import { listMembers } from './members.repository.ts';

/** Milliseconds that an invitation can be accepted. */
const lifetime = 7 * 24 * 3_600_000;

export interface InvitesDependencies {
  database: Database;
  operations: Operations;
  outbox: Outbox;
  limits: RateLimits;
  appUrl: string;
  now: () => Date;
}

export type NewInvite = Awaited<ReturnType<InvitesService['create']>>;

/** Invitations into a ledger. */
export class InvitesService {
  readonly #deps: InvitesDependencies;

  constructor(deps: InvitesDependencies) {
    this.#deps = deps;
  }

  async list({ ledgerId }: Caller) {
    const { database, now } = this.#deps;
    const invites = await database.inLedger(ledgerId, ({ db }) => listInvites(db, ledgerId, now()));
    return invites.map(toInvite);
  }

  /** By mail where it can be, else by a link that is shown once. */
  async create(caller: Caller, { role, email: named }: InputOf<typeof createInvite>['body']) {
    const { operations, outbox, limits, appUrl, now } = this.#deps;
    const email = named ?? null;
    const isMailed = email !== null && outbox.isOn;
    if (isMailed) await limits.takeAttempt([`invites:${caller.userId}`]);
    const createdAt = now();
    const { ledgerId, userId: invitedBy } = caller;
    const expiresAt = new Date(createdAt.getTime() + lifetime);
    const invite = { ledgerId, id: uuid(), role, email, invitedBy, createdAt, expiresAt };
    const token = isMailed ? null : newInviteToken(ledgerId);
    await operations.record(caller, 'invite.create', { inviteId: invite.id, role }, async ({ db }) => {
      await insertInvite(db, invite, token);
      if (isMailed) await outbox.put(db, 'ledger-invite', { ledgerId, inviteId: invite.id });
    });
    return { ...toInvite(invite), link: token === null ? null : `${appUrl}/invite#token=${token}` };
  }

  async delete(caller: Caller, inviteId: string): Promise<void> {
    await this.#deps.operations.record(caller, 'invite.delete', { inviteId }, async ({ db }) => {
      if (!(await deleteInvite(db, caller.ledgerId, inviteId))) throw new AppError('not-found');
    });
  }

  /** What a token lets one into; undefined where it is no good invitation into a ledger. */
  async look(token: string): Promise<Invitation | undefined> {
    const ledgerId = ledgerOfToken(token);
    if (ledgerId === undefined) return undefined;
    const { database, now } = this.#deps;
    const view = await database.inLedger(ledgerId, ({ db }) => viewInvite(db, ledgerId, { token }, now()));
    if (!view) return undefined;
    const { email, role, ledgerName: name, inviterName, inviterEmail } = view;
    return { email, ledger: { name, role, invitedBy: inviterName ?? inviterEmail } };
  }

  /** Uses the invitation up and makes the user a member, who has the ledger from then on; undefined where it isn't good. */
  async accept(userId: string, token: string): Promise<string | undefined> {
    const ledgerId = ledgerOfToken(token);
    if (ledgerId === undefined) return undefined;
    const { database, operations, now } = this.#deps;
    const mine = await database.inLedger(ledgerId, async ({ db }) => ({
      isMember: (await listMembers(db, ledgerId, userId)).length > 0,
      isGood: (await viewInvite(db, ledgerId, { token }, now())) !== undefined,
    }));
    if (!mine.isGood) return undefined;
    if (mine.isMember) return ledgerId;
    const summary: Record<string, unknown> = {};
    // Before the ledger's lock, which looks at the role: who joins has none yet.
    const prepare = async ({ db }: { db: Parameters<typeof takeInvite>[0] }) => {
      const invite = await takeInvite(db, ledgerId, token, now());
      if (!invite) throw new AppError('link-expired');
      await insertJoined(db, ledgerId, userId, invite.role);
      summary.role = invite.role;
    };
    await operations.operate(
      { ledgerId, userId },
      { kind: 'member.add', summary, role: 'viewer', prepare },
      async (change) => {
        change.irreversible();
        change.subjectId = userId;
        const [member] = await listMembers(change.db, ledgerId, userId);
        summary.name = member?.name ?? member?.email;
      },
    );
    return ledgerId;
  }
}

function toInvite({
  id,
  role,
  email,
  createdAt,
  expiresAt,
}: Pick<InviteRow, 'id' | 'role' | 'email' | 'createdAt' | 'expiresAt'>) {
  return { id, role, email, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
}
