import { isReadableOnTheWay } from '../database/database-url.ts';
import { weaknessOf } from '../secrets/weakness.ts';
import type { Setting } from './settings/setting.ts';
import { type SettingName, settings } from './settings.ts';

type Texts = Readonly<Record<string, string | undefined>>;

/** Passwords that installations come with, which is what an attacker tries first. */
const defaultPasswords = /^(change.?me|password|passw0rd|postgres|secret|admin|root|example|expenseai|123456\d*)$/i;

const databaseUrls = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'DATABASE_BULK_URL',
  'DATABASE_DIRECT_URL',
] satisfies SettingName[];

/** What staging and production refuse in settings that are each well-formed; by setting, in no particular order. */
export function deploymentFaults(texts: Texts, environment: 'staging' | 'production'): Map<string, string> {
  const faults = new Map<string, string>();
  const all: [string, Setting<unknown>][] = Object.entries(settings);
  for (const [name, { isRequired, expects }] of all) {
    if (isRequired && !texts[name]) {
      faults.set(name, `${name} is missing, but required in ${environment}: expects ${expects}.`);
    }
  }
  const owners = new Map<string, string>();
  for (const [name, { generate, expects }] of all) {
    const secret = texts[name];
    if (generate === undefined || !secret) continue;
    const weakness = secretsIn(name, secret)
      .map(weaknessOf)
      .find((found) => found !== undefined);
    const owner = owners.get(secret);
    if (owner !== undefined) faults.set(name, `${name} is the same as ${owner}: each secret needs a value of its own.`);
    else if (weakness !== undefined) faults.set(name, `${name} ${weakness}: expects ${expects}.`);
    owners.set(secret, owner ?? name);
  }
  for (const name of databaseUrls) {
    const url = texts[name];
    if (!url || !URL.canParse(url)) continue;
    if (isReadableOnTheWay(url)) {
      const needed = `in ${environment} a database on another machine needs sslmode=verify-full.`;
      faults.set(name, `${name} isn't encrypted: ${needed}`);
    }
    if (defaultPasswords.test(new URL(url).password)) {
      faults.set(name, `${name} has a password that everybody tries first: give that user of the database another.`);
    }
  }
  if (texts.REDIS_URL && URL.canParse(texts.REDIS_URL) && new URL(texts.REDIS_URL).password === '') {
    faults.set('REDIS_URL', `REDIS_URL is not right: in ${environment} it must carry a password.`);
  }
  if (texts.APP_URL?.startsWith('http:')) {
    faults.set('APP_URL', `APP_URL is ${JSON.stringify(texts.APP_URL)}: in ${environment} it must start with https.`);
  }
  return faults;
}

/** One, but for the keys of the audit log that are kept. */
function secretsIn(name: string, text: string): string[] {
  return name === 'AUDIT_KEY_PREVIOUS' ? text.split(',') : [text];
}
