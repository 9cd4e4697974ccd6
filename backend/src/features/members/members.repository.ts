import type { Role } from '@expenseai/contracts/ledgers';
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { Change } from '../../platform/operations/change.ts';

export interface Member {
  userId: string;
  email: string;
  name: string | null;
  role: Role;
  addedAt: string;
}

/** Members from the first to the latest, or only the one of `userId`. */
export async function listMembers(db: Db, ledgerId: string, userId?: string): Promise<Member[]> {
  const rows = await db
    .selectFrom('members')
    .innerJoin('users', 'users.id', 'members.userId')
    .select(['members.userId', 'users.email', 'users.name', 'members.role', 'members.addedAt'])
    .where('members.ledgerId', '=', ledgerId)
    .$if(userId !== undefined, (query) => query.where('members.userId', '=', userId ?? ''))
    .orderBy('members.addedAt')
    .orderBy('members.userId')
    .execute();
  return rows.map((row) => ({ ...row, addedAt: row.addedAt.toISOString() }));
}

export async function findUserId(db: Db, email: string): Promise<string | undefined> {
  const user = await db.selectFrom('users').select('id').where('email', '=', email).executeTakeFirst();
  return user?.id;
}

export async function countOwners(db: Db, ledgerId: string): Promise<number> {
  const { count } = await db
    .selectFrom('members')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('ledgerId', '=', ledgerId)
    .where('role', '=', 'owner')
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertMember(change: Change, userId: string, role: Role): Promise<void> {
  await change.db.insertInto('members').values({ ledgerId: change.ledgerId, userId, role }).execute();
}

export async function updateMemberRole(change: Change, userId: string, role: Role): Promise<void> {
  await change.db
    .updateTable('members')
    .set({ role })
    .where('ledgerId', '=', change.ledgerId)
    .where('userId', '=', userId)
    .execute();
}

/** Takes the membership away; open event streams of the user hear of it and end. */
export async function deleteMember(change: Change, userId: string): Promise<void> {
  await change.db.deleteFrom('members').where('ledgerId', '=', change.ledgerId).where('userId', '=', userId).execute();
  const message = JSON.stringify({ ledgerId: change.ledgerId, userId });
  await sql`select pg_notify('members', ${message})`.execute(change.db);
}
