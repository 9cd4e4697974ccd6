import { z } from 'zod';
import { list, randomKey, type Setting } from './setting.ts';

const address = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

const isLoopback = (url: string) => /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|\/|$)/.test(url);

const oidcProvider = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().min(1).max(60),
  issuer: z.url().refine((url) => url.startsWith('https://') || isLoopback(url)),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
});

/** A list in JSON; anything that isn't JSON is refused by what follows. */
const jsonList = z
  .string()
  .optional()
  .transform((text): unknown => {
    try {
      return text === undefined ? [] : JSON.parse(text);
    } catch {
      return undefined;
    }
  });

/** Once it is an earlier one it stands in a list. */
const auditKey = {
  ...randomKey,
  value: z
    .string()
    .min(32)
    .regex(/^[^,]+$/)
    .optional(),
};

export const securitySettings = {
  JWT_SECRET: {
    ...randomKey,
    isRequired: true,
    meaning: 'Signs access tokens; unset: made on the first start and kept in DATA_DIR/keys.',
  },
  JWT_SECRET_NEXT: {
    ...randomKey,
    meaning: 'Only reads: the secret that becomes JWT_SECRET with the next deploy (docs/runbooks/rotation.md).',
  },
  JWT_SECRET_PREVIOUS: {
    ...randomKey,
    meaning:
      'Only reads: the secret that was JWT_SECRET before; it may go 15 minutes after the deploy that changed it.',
  },
  ENCRYPTION_KEY: {
    ...randomKey,
    isRequired: true,
    meaning:
      'Seals secrets in the database, such as those of two-factor sign-in; unset: made on the first start and kept in DATA_DIR/keys. Keep it: without it they cannot be read.',
  },
  ENCRYPTION_KEY_NEXT: {
    ...randomKey,
    meaning: 'Only reads: the key that becomes ENCRYPTION_KEY with the next deploy (docs/runbooks/rotation.md).',
  },
  ENCRYPTION_KEY_PREVIOUS: {
    ...randomKey,
    meaning: 'Only reads: the key that was ENCRYPTION_KEY before, until doctor says that nothing is sealed with it.',
  },
  AUDIT_KEY: {
    ...auditKey,
    isRequired: true,
    meaning:
      'Chains the audit events; unset: made on the first start and kept in DATA_DIR/keys. Keep it: without it old events cannot be verified.',
  },
  AUDIT_KEY_NEXT: {
    ...auditKey,
    meaning: 'The key that becomes AUDIT_KEY with the next deploy (docs/runbooks/rotation.md).',
  },
  AUDIT_KEY_PREVIOUS: {
    ...randomKey,
    expects: 'keys of at least 32 random bytes, separated by commas, the newest first',
    meaning: 'The keys that were AUDIT_KEY before. They stay: they verify the events that they have signed.',
  },
  OIDC_PROVIDERS: {
    value: jsonList.pipe(z.array(oidcProvider).max(10)),
    expects:
      'JSON such as [{"id":"google","name":"Google","issuer":"https://accounts.google.com","clientId":"…","clientSecret":"…"}]',
    secret: true,
    meaning:
      'OpenID providers at which people may sign in, registered there with APP_URL/api/v1/auth/oidc/<id>/callback; unset: none.',
  },
  REGISTRATION: {
    value: z.enum(['open', 'invite', 'closed']).optional(),
    expects: 'open, invite or closed',
    meaning:
      'Who can sign up. open: anybody; invite: whoever has an invitation; closed: only whom an administrator invites, or with a link of `npm run admin:create`. Unset: open on a machine of one’s own, invite in staging and production.',
  },
  TRUST_PROXY: {
    value: list.pipe(z.array(address)),
    expects: 'addresses or networks separated by commas, such as 127.0.0.1,10.0.0.0/8',
    default: '',
    meaning: 'Proxies whose X-Forwarded-For is believed.',
  },
} satisfies Record<string, Setting<unknown>>;
