import { z } from 'zod';
import { Id, Instant, PageQuery, pageOf } from './common.ts';
import { route } from './route.ts';

/** Everything that the log of a user's security can say; each has a text in every catalogue of the web. */
export const securityEventNames = [
  'auth.register',
  'auth.login.success',
  'auth.login.failure',
  'auth.logout',
  'auth.refresh.reuse',
  'auth.session.revoke',
  'auth.password.change',
  'auth.password.reset',
  'auth.totp.enable',
  'auth.totp.disable',
  'auth.totp.reset',
  'auth.totp.failure',
  'auth.recovery-codes.renew',
  'auth.recovery-code.use',
  'auth.step-up.success',
  'auth.step-up.failure',
  'auth.identity.link',
  'auth.identity.unlink',
  'auth.passkey.add',
  'auth.passkey.rename',
  'auth.passkey.remove',
  'auth.email.verify',
  'auth.email.change',
  'auth.token.create',
  'auth.token.revoke',
  'user.update',
  'user.delete',
  'audit.key.change',
  'admin.sessions.revoke-all',
  'admin.invite.create',
  'admin.invite.delete',
  'admin.flag.change',
  'admin.maintenance.on',
  'admin.maintenance.off',
] as const;

export type SecurityEventName = (typeof securityEventNames)[number];

export const SecurityEvent = z
  .object({
    id: Id,
    event: z.enum(securityEventNames),
    address: z.string().nullable(),
    device: z.string().nullable(),
    at: Instant,
  })
  .meta({ id: 'SecurityEvent' });

export const listSecurityEvents = route('GET', '/api/v1/me/security-events', {
  summary: 'Sign-ins and changes to the user’s own security, newest first',
  access: 'user',
  query: PageQuery,
  response: pageOf(SecurityEvent),
});
