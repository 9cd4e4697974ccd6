import { z } from 'zod';
import { type Setting, wholeNumber } from './setting.ts';

export const redisSettings = {
  REDIS_URL: {
    value: z.url({ protocol: /^rediss?$/ }).optional(),
    expects: 'a redis or rediss URL, such as rediss://user:password@redis.example.org:6379/0',
    secret: true,
    meaning:
      'Counts limits for all instances together; unset: each instance counts in its own memory. rediss: through TLS. In staging and production it must carry a password.',
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
