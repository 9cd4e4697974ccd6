import type { Setting } from '../config/settings/setting.ts';
import { settings } from '../config/settings.ts';
import { newSecret, variablesOf, withVariable } from './env-file.ts';

/** Names of the random secrets that an installation must have. */
export const requiredSecrets = Object.entries<Setting<unknown>>(settings).flatMap(([name, setting]) =>
  setting.generate !== undefined && setting.isRequired ? name : [],
);

/** The text with every required secret that has no value, by itself or from a file, and the names of those it was given. */
export function withSecrets(text: string): { text: string; made: string[] } {
  const given = variablesOf(text);
  const made = requiredSecrets.filter((name) => !given[name] && !given[`${name}_FILE`]);
  return { text: made.reduce((all, name) => withVariable(all, name, newSecret()), text), made };
}
