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
