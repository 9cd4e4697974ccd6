import { createHash, randomBytes } from 'node:crypto';
import type { Role } from '@expenseai/contracts/ledgers';
import type { Selectable } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { LedgerInvitesTable } from '../../platform/database/schema.ts';

export type InviteRow = Selectable<LedgerInvitesTable>;

export interface NewInvite {
  ledgerId: string;
  id: string;
  role: Role;
  email: string | null;
  invitedBy: string;
  createdAt: Date;
  expiresAt: Date;
}

const form = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[\w-]{43}$/;

/** The ledger that an invitation's token leads into; undefined where it is no such token. */
export function ledgerOfToken(token: string): string | undefined {
  return form.exec(token)?.[1];
}

/** A token that names its ledger, so that it is looked for in that one alone. */
export function newInviteToken(ledgerId: string): string {
  return `${ledgerId}.${randomBytes(32).toString('base64url')}`;
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export async function insertInvite(db: Db, invite: NewInvite, token: string | null): Promise<void> {
  await db
    .insertInto('ledgerInvites')
    .values({ ...invite, tokenHash: token === null ? null : hashOf(token) })
    .execute();
}

export async function listInvites(db: Db, ledgerId: string, now: Date): Promise<InviteRow[]> {
  return db
    .selectFrom('ledgerInvites')
    .selectAll()
    .where('ledgerId', '=', ledgerId)
    .where('expiresAt', '>', now)
    .orderBy('createdAt')
    .execute();
}

/** Takes an invitation away; false where there is none of that id. */
export async function deleteInvite(db: Db, ledgerId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('ledgerInvites')
    .where('ledgerId', '=', ledgerId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Uses an invitation up: of two at once one gets it. Undefined where it isn't good (any more). */
export async function takeInvite(db: Db, ledgerId: string, token: string, now: Date): Promise<InviteRow | undefined> {
  return db
    .deleteFrom('ledgerInvites')
    .where('ledgerId', '=', ledgerId)
    .where('tokenHash', '=', hashOf(token))
    .where('expiresAt', '>', now)
    .returningAll()
    .executeTakeFirst();
}

/** An invitation as the person invited sees it. */
export interface InviteView {
  email: string | null;
  role: Role;
  ledgerName: string;
  inviterName: string | null;
  inviterEmail: string;
  inviterLocale: string;
}

/** By its token, or by its id; undefined where it isn't good (any more). */
export async function viewInvite(
  db: Db,
  ledgerId: string,
  by: { token: string } | { id: string },
  now: Date,
): Promise<InviteView | undefined> {
  const invites = db
    .selectFrom('ledgerInvites')
    .innerJoin('ledgers', 'ledgers.id', 'ledgerInvites.ledgerId')
    .innerJoin('users', 'users.id', 'ledgerInvites.invitedBy')
    .select(['ledgerInvites.email', 'ledgerInvites.role', 'ledgers.name as ledgerName'])
    .select(['users.name as inviterName', 'users.email as inviterEmail', 'users.locale as inviterLocale'])
    .where('ledgerInvites.ledgerId', '=', ledgerId)
    .where('ledgerInvites.expiresAt', '>', now);
  return 'token' in by
    ? invites.where('ledgerInvites.tokenHash', '=', hashOf(by.token)).executeTakeFirst()
    : invites.where('ledgerInvites.id', '=', by.id).executeTakeFirst();
}

export async function setInviteToken(db: Db, ledgerId: string, id: string, token: string): Promise<void> {
  await db
    .updateTable('ledgerInvites')
    .set({ tokenHash: hashOf(token) })
    .where('ledgerId', '=', ledgerId)
    .where('id', '=', id)
    .execute();
}

/** The locale of whoever has the address, where somebody has. */
export async function localeOf(db: Db, email: string): Promise<string | undefined> {
  const user = await db.selectFrom('users').select('locale').where('email', '=', email).executeTakeFirst();
  return user?.locale;
}

export async function insertJoined(db: Db, ledgerId: string, userId: string, role: Role): Promise<void> {
  await db.insertInto('members').values({ ledgerId, userId, role }).execute();
}
