import { z } from 'zod';
import { Email } from './auth.ts';
import { Id, Instant, PageQuery, pageOf } from './common.ts';
import { route } from './route.ts';

/** An invitation to create an account on this installation. */
export const UserInvite = z
  .object({
    id: Id,
    /** The only address that may register with it. */
    email: z.string(),
    isAdministrator: z.boolean(),
    /** Name or address of who made it; null where the operator's command did. */
    invitedBy: z.string().nullable(),
    createdAt: Instant,
    expiresAt: Instant,
  })
  .meta({ id: 'UserInvite' });
export type UserInvite = z.output<typeof UserInvite>;

export const listUserInvites = route('GET', '/api/v1/admin/invites', {
  summary: 'Invitations into the installation that still can be accepted, newest first',
  access: 'administrator',
  query: PageQuery,
  response: pageOf(UserInvite),
});

export const createUserInvite = route('POST', '/api/v1/admin/invites', {
  summary:
    'Invite an address to create an account, in place of an invitation that it has; by mail where mail is sent, else by a link',
  access: 'administrator',
  stepUp: true,
  body: z.strictObject({ email: Email, isAdministrator: z.boolean().optional() }),
  response: UserInvite.extend({
    /** To hand over; shown this once. Null where it goes out by mail. */
    link: z.string().nullable(),
  }).meta({ id: 'NewUserInvite' }),
  status: 201,
});

export const deleteUserInvite = route('DELETE', '/api/v1/admin/invites/{inviteId}', {
  summary: 'Take an invitation into the installation back',
  access: 'administrator',
  stepUp: true,
  params: z.strictObject({ inviteId: Id }),
  status: 204,
});
