import { z } from 'zod';

/** One environment variable: how its text becomes a value, and what to tell the person who sets it. */
export interface Setting<Value> {
  value: z.ZodType<Value, string | undefined>;
  /** Completes "… expects". */
  expects: string;
  meaning: string;
  /** Text that is read when the variable is unset or empty. */
  default?: string;
  /** Its value is never printed, not even when it is wrong. */
  secret?: true;
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
export const secretText = z.string().min(32);

export const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

export const atLeast32 = 'at least 32 characters, made for example by `openssl rand -base64 48`';
