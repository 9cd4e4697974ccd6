import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

type Environment = Record<string, string | undefined>;

/**
 * The variables, trimmed, with each named secret read from the file that `NAME_FILE` names, as Docker and Kubernetes hand secrets
 * over; relative paths start at `root`. A fault is kept with the secret's name.
 */
export function withSecretFiles(environment: Environment, names: readonly string[], root: string) {
  const texts: Environment = {};
  for (const [name, text] of Object.entries(environment)) texts[name] = text?.trim();
  const faults = new Map<string, string>();
  for (const name of names) {
    const path = texts[`${name}_FILE`];
    if (!path) continue;
    if (texts[name]) {
      faults.set(name, `${name} and ${name}_FILE are both set: give one of them.`);
      continue;
    }
    try {
      texts[name] = readFileSync(resolve(root, path), 'utf8').trim();
      if (texts[name] === '') faults.set(name, `${name}_FILE names ${path}, which is empty.`);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : error;
      faults.set(name, `${name}_FILE names ${path}, which cannot be read (${code}).`);
    }
  }
  return { texts, faults };
}
