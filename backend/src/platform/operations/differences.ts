import { isDeepStrictEqual } from 'node:util';

/**
 * What of a request differs from what is there: members that are sent with another value. Empty when the request
 * would change nothing.
 */
export function differences<Before extends object, Key extends keyof Before>(
  before: Before,
  wanted: { [K in Key]?: Before[K] | undefined },
): Partial<Pick<Before, Key>> {
  const found: Partial<Pick<Before, Key>> = {};
  for (const key of Object.keys(wanted) as Key[]) {
    const value = wanted[key];
    if (value !== undefined && !isDeepStrictEqual(value, before[key])) found[key] = value;
  }
  return found;
}
