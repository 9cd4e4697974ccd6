import type { addMember, Role } from '@expenseai/contracts/ledgers';
import type { InputOf } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import { Injectable } from '@nestjs/common';
import { Database, type Db } from '../../platform/database/database.ts';
import type { Member as Caller } from '../../platform/http/caller.ts';
import type { Change } from '../../platform/operations/change.ts';
import { contextOf } from '../../platform/operations/context.ts';
import { type Operated, Operations } from '../../platform/operations/operate.ts';
import { InvitesService, type NewInvite } from './invites.service.ts';
import {
  countOwners,
  deleteMember,
  findUserId,
  insertMember,
  listMembers,
  type Member,
  updateMemberRole,
} from './members.repository.ts';

@Injectable()
export class MembersService {
  constructor(
    private readonly database: Database,
    private readonly operations: Operations,
    private readonly invites: InvitesService,
  ) {}

  list(caller: Caller): Promise<Member[]> {
    return this.database.inLedger(caller.ledgerId, ({ db }) => listMembers(db, caller.ledgerId));
  }

  /** Adds a user who is registered here already; invites an address that nobody has. */
  async add(caller: Caller, body: InputOf<typeof addMember>['body']): Promise<Operated<Member | NewInvite>> {
    const { email, role } = body;
    if ((await findUserId(this.database.db, email)) === undefined) {
      return { result: await this.invites.create(caller, body), operationId: null };
    }
    const summary: Record<string, unknown> = { role };
    const kind = { kind: 'member.add', summary, role: 'owner' as const };
    return this.operations.operate(contextOf(caller), kind, async (change) => {
      const userId = await findUserId(change.db, email);
      if (userId === undefined) {
        throw new AppError('unknown-reference', { detail: 'The user with this address has just gone.' });
      }
      if ((await listMembers(change.db, caller.ledgerId, userId)).length > 0) {
        throw new AppError('conflict', { detail: 'They share this ledger already. Change their role instead.' });
      }
      await insertMember(change, userId, role);
      const member = await one(change.db, caller.ledgerId, userId);
      record(change, summary, member);
      return member;
    });
  }

  update(caller: Caller, userId: string, role: Role): Promise<Operated<Member>> {
    const summary: Record<string, unknown> = { role };
    const kind = { kind: 'member.update', summary, role: 'owner' as const };
    return this.operations.operate(contextOf(caller), kind, async (change) => {
      const before = await one(change.db, caller.ledgerId, userId);
      if (before.role === role) return before;
      await assertOwnerStays(change.db, caller.ledgerId, before);
      await updateMemberRole(change, before.userId, role);
      record(change, summary, before);
      return { ...before, role };
    });
  }

  /** Takes a member's access away; everybody may leave. */
  remove(caller: Caller, userId: string): Promise<Operated<null>> {
    const isLeaving = userId.toLowerCase() === caller.userId;
    const summary: Record<string, unknown> = { isLeaving };
    const kind = { kind: 'member.remove', summary, role: isLeaving ? ('viewer' as const) : ('owner' as const) };
    return this.operations.operate(contextOf(caller), kind, async (change) => {
      const before = await one(change.db, caller.ledgerId, userId);
      await assertOwnerStays(change.db, caller.ledgerId, before);
      await deleteMember(change, before.userId);
      record(change, summary, before);
      return null;
    });
  }
}

/** Memberships have no history to go back to: undo mustn't give access back that an owner has taken. */
function record(change: Change, summary: Record<string, unknown>, { userId, name, email }: Member): void {
  change.irreversible();
  change.subjectId = userId;
  summary.name = name ?? email;
}

async function one(db: Db, ledgerId: string, userId: string): Promise<Member> {
  const [member] = await listMembers(db, ledgerId, userId);
  if (!member) throw new AppError('not-found');
  return member;
}

/** Throws `last-owner` where a change of this member would leave nobody who owns the ledger. */
async function assertOwnerStays(db: Db, ledgerId: string, member: Member): Promise<void> {
  if (member.role === 'owner' && (await countOwners(db, ledgerId)) === 1) throw new AppError('last-owner');
}
