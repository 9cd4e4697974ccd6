import { type Setting, wholeNumber } from './setting.ts';

export const rateLimitingSettings = {
  RATE_LIMIT_GLOBAL: {
    value: wholeNumber(1, 1_000_000),
    expects: 'a whole number from 1 to 1000000',
    default: '100',
    meaning: 'Requests a minute for one address.',
  },
  RATE_LIMIT_LOGIN: {
    value: wholeNumber(1, 1_000_000),
    expects: 'a whole number from 1 to 1000000',
    default: '5',
    meaning: 'Failed sign-ins in 15 minutes for one account and for one address.',
  },
  RATE_LIMIT_AI: {
    value: wholeNumber(1, 1_000_000),
    expects: 'a whole number from 1 to 1000000',
    default: '10',
    meaning: 'Requests a minute for one user to what is worked out by the intelligence.',
  },
} satisfies Record<string, Setting<unknown>>;
