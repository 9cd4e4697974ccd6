import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { z } from 'zod';

/** One environment variable: how its text becomes a value, and what to tell the person who sets it. */
export interface Setting<Value> {
  value: z.ZodType<Value, string | undefined>;
  /** Completes "… expects". */
  expects: string;
  meaning: string;
  /** Text that is read when the variable is unset or empty. */
  default?: string;
  /** Its value is never printed, not even when it is wrong, and may come from the file that `NAME_FILE` names. */
  secret?: true;
  /** Command that makes a value; staging and production refuse one that looks less random, or that another has. */
  generate?: string;
  /** Staging and production don't leave it to a default. */
  isRequired?: true;
  /** What `.env.production.example` proposes instead of the default. */
  production?: string;
}

/** A whole number within the bounds, both included. */
export function wholeNumber(from: number, to: number) {
  return z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(z.int().min(from).max(to));
}

export const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

export const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

/** The certificates in the file that is named, in PEM. */
export const certificates = z.string().transform((path, context) => {
  try {
    const text = readFileSync(path, 'utf8');
    if (isAbsolute(path) && text.includes('-----BEGIN CERTIFICATE-----')) return text;
  } catch {}
  context.addIssue('no certificates');
  return z.NEVER;
});

/** A key of at least 32 random bytes; whether they look random is asked where the product is deployed. */
export const randomKey = {
  value: z.string().min(32).optional(),
  expects: 'at least 32 random bytes, made for example by `openssl rand -hex 32`',
  secret: true,
  generate: 'openssl rand -hex 32',
} as const;
