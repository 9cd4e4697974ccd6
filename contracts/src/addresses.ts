import { z } from 'zod';
import { Email, User } from './auth.ts';
import { route } from './route.ts';

/** A one-time token as links carry it behind #. */
export const LinkToken = z.string().min(20).max(200);

export const EntryOptions = z
  .object({
    /** Who may register: anybody, whoever has an invitation, or nobody. */
    registration: z.enum(['open', 'invite', 'closed']),
    /** Nobody has an account yet, and the first to come may make one without an invitation. */
    isFirstRun: z.boolean(),
    /** Whether the installation sends mail; without it links come from whoever runs it. */
    sendsMail: z.boolean(),
    /** OpenID providers at which people may sign in: `/api/v1/auth/oidc/{id}/start`. */
    providers: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .meta({ id: 'EntryOptions' });

export const getEntryOptions = route('GET', '/api/v1/auth/options', {
  summary: 'How people get in at this installation',
  access: 'public',
  response: EntryOptions,
});

export const forgotPassword = route('POST', '/api/v1/auth/password/forgot', {
  summary: 'Send a link to a new password, where somebody has this address; the answer never says whether',
  access: 'public',
  limit: 'login',
  body: z.strictObject({ email: Email }),
  response: z.object({ sendsMail: z.boolean() }).meta({ id: 'LinkRequested' }),
  status: 202,
});

export const verifyAddress = route('POST', '/api/v1/auth/verify', {
  summary: 'Show by the token of a link that its address is one’s own',
  access: 'public',
  limit: 'login',
  body: z.strictObject({ token: LinkToken }),
  response: z.object({ email: z.string() }).meta({ id: 'VerifiedAddress' }),
});

export const changeEmail = route('POST', '/api/v1/me/email', {
  summary: 'Take another address: once it is verified, at once where no mail is sent',
  access: 'user',
  stepUp: true,
  limit: 'login',
  body: z.strictObject({ email: Email }),
  response: User,
});

export const resendVerification = route('POST', '/api/v1/auth/verify/resend', {
  summary: 'Send the link that verifies the address again',
  access: 'user',
  limit: 'login',
  response: z.object({ sendsMail: z.boolean() }).meta({ id: 'LinkRequested' }),
  status: 202,
});
