import { z } from 'zod';
import { list, type Setting } from './setting.ts';

const origin = z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text);

export const corsSettings = {
  CORS_ORIGINS: {
    value: list.pipe(z.array(origin)),
    expects: 'origins separated by commas, such as https://app.example.org (no path, no *)',
    default: '',
    meaning: 'Other origins whose pages may call the API with credentials.',
  },
} satisfies Record<string, Setting<unknown>>;

/** Listed origins that the environment doesn't let in: while developing only this machine's, once deployed none without TLS. */
export function corsFaults(values: { APP_ENV?: string; CORS_ORIGINS?: string[] }): Map<'CORS_ORIGINS', string> {
  const { APP_ENV: environment, CORS_ORIGINS: origins = [] } = values;
  if (environment === 'local') return new Map();
  const isDevelopment = environment === 'development';
  const foreign = origins.find((origin) =>
    isDevelopment
      ? !['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname)
      : !origin.startsWith('https:'),
  );
  if (foreign === undefined) return new Map();
  const expected = isDevelopment ? 'be on localhost' : 'start with https';
  return new Map([
    ['CORS_ORIGINS', `CORS_ORIGINS has ${JSON.stringify(foreign)}: in ${environment} each must ${expected}.`],
  ]);
}
