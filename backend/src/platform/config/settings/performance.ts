import { type Setting, wholeNumber } from './setting.ts';

export const performanceSettings = {
  CACHE_TTL_SECONDS: {
    value: wholeNumber(0, 86_400),
    expects: 'a whole number of seconds from 0 to 86400',
    default: '300',
    meaning: 'How long worked-out figures are kept, in memory and in Redis; 0: not at all.',
  },
} satisfies Record<string, Setting<unknown>>;
