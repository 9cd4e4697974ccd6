import { z } from 'zod';
import { list, randomKey, type Setting } from './setting.ts';

const address = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

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
    ...randomKey,
    isRequired: true,
    meaning:
      'Chains the audit events; unset: made on the first start and kept in DATA_DIR/keys. Keep it: without it old events cannot be verified.',
  },
  REGISTRATION: {
    value: z.enum(['open', 'closed']),
    expects: 'open or closed',
    default: 'open',
    meaning: 'closed: nobody new can sign up, except the very first user.',
  },
  TRUST_PROXY: {
    value: list.pipe(z.array(address)),
    expects: 'addresses or networks separated by commas, such as 127.0.0.1,10.0.0.0/8',
    default: '',
    meaning: 'Proxies whose X-Forwarded-For is believed.',
  },
} satisfies Record<string, Setting<unknown>>;
