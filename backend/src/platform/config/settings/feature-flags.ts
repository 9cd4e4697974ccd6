import { FlagName, flagMeanings } from '@expenseai/contracts/flags';
import { z } from 'zod';
import { list, type Setting } from './setting.ts';

const known = FlagName.options.join(', ');
const one = z.templateLiteral([FlagName, '=', z.enum(['on', 'off'])]);

export const featureFlagSettings = {
  FEATURE_FLAGS: {
    value: list.pipe(z.array(one)).transform((texts) => {
      const switched = texts.map((text) => text.split('='));
      const named = Object.fromEntries(switched.map(([name, state]) => [name, state === 'on']));
      return Object.fromEntries(FlagName.options.map((name) => [name, named[name] ?? true])) as Record<
        FlagName,
        boolean
      >;
    }),
    expects: `flags with on or off, separated by commas, such as demo-ledgers=off (known: ${known})`,
    default: '',
    meaning: `What is on in this environment where no administrator has set it; everything where it isn't named. ${Object.entries(
      flagMeanings,
    )
      .map(([name, meaning]) => `${name}: ${meaning}`)
      .join(' ')}`,
  },
} satisfies Record<string, Setting<unknown>>;
