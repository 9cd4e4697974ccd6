import { z } from 'zod';
import { certificates, type Setting, wholeNumber } from './setting.ts';

/** Its parameters would overrule time-outs and encryption. */
const redisUrl = z.url({ protocol: /^rediss?$/, abort: true }).refine((url) => new URL(url).search === '');

export const redisSettings = {
  REDIS_URL: {
    value: redisUrl.optional(),
    expects: 'a redis or rediss URL without parameters, such as rediss://user:password@redis.example.org:6379/0',
    secret: true,
    meaning:
      'Counts limits for all instances together; unset: each instance counts in its own memory. rediss: through TLS, and never without. In staging and production it must carry a password.',
  },
  REDIS_CA: {
    value: certificates.optional(),
    expects: 'the absolute path of a PEM file that can be read',
    meaning: "Authority that signed Redis' certificate; unset: those that Node trusts.",
  },
  REDIS_PREFIX: {
    value: z.string().regex(/^[\w-]{1,50}$/),
    expects: '1 to 50 letters, digits, - and _',
    default: 'expenseai',
    meaning: 'First part of every key, followed by APP_ENV, so that several installations can share a server.',
  },
  REDIS_TIMEOUT_MS: {
    value: wholeNumber(10, 10_000),
    expects: 'a whole number of milliseconds from 10 to 10000',
    default: '500',
    meaning: 'Longest wait for Redis; later than that this process does without it and connects anew.',
  },
} satisfies Record<string, Setting<unknown>>;
