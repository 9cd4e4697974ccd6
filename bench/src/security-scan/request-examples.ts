import { randomUUID } from 'node:crypto';
import type { Route } from '@expenseai/contracts/route';
import { routes } from '@expenseai/contracts/routes';
import { z } from 'zod';

/** A request that a route takes, with a place in it that a scanner may fill. */
export interface Example {
  /** Method and template. */
  route: string;
  method: string;
  /** With its query; ids that the scanner shall try are followed by `*`. */
  path: string;
  body: string | undefined;
}

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
interface JsonSchema {
  type?: string | string[];
  enum?: Json[];
  const?: Json;
  format?: string;
  minimum?: number;
  minLength?: number;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
}

/** Ids that exist, by the name of their parameter. */
export type KnownIds = Record<string, string>;

/** Why a route isn't tried; undefined where it is. */
export function notTried({ method, path, consumes, produces }: Route): string | undefined {
  if (consumes === 'multipart/form-data') return 'takes a file, whose parsers have tests of their own';
  if (produces === 'text/event-stream') return 'a stream that stays open';
  // The requests after it would have no session, or no ledger.
  if (path.endsWith('/auth/logout') || (method === 'DELETE' && /\/(me|ledgers\/\{ledgerId\})$/.test(path))) {
    return 'would end what the other requests need';
  }
  return undefined;
}

/** One example for each route, made of its schemas. */
export function examples(ids: KnownIds): Example[] {
  return [...routes.values()].map((route) => {
    const query = properties(schemaOf(route.query)).map(([name, schema]) => {
      return `${name}=${encodeURIComponent(String(exampleOf(schema, name, ids)))}`;
    });
    const filled = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `${ids[name] ?? randomUUID()}*`);
    const body = schemaOf(route.body);
    return {
      route: `${route.method} ${route.path}`,
      method: route.method,
      path: filled + (query.length > 0 ? `?${query.join('&')}` : ''),
      body: properties(body).length > 0 ? JSON.stringify(exampleOf(body, '', ids)) : undefined,
    };
  });
}

/** Whether a request has anything that could carry an attack. */
export function hasInput({ path, body }: Example): boolean {
  return /[*?]/.test(path) || body !== undefined;
}

function schemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as JsonSchema;
}

function properties(schema: JsonSchema): [string, JsonSchema][] {
  const own = Object.entries(schema.properties ?? {});
  return own.length > 0 ? own : [...(schema.anyOf ?? []), ...(schema.allOf ?? [])].flatMap(properties);
}

const words: Record<string, string> = {
  email: 'scan@example.org',
  q: 'coffee',
  currency: 'EUR',
  timeZone: 'Europe/London',
  locale: 'en-GB',
  month: '2026-01',
  date: '2026-01-15',
  password: 'violet-badger-17-kettle',
};

function exampleOf(schema: JsonSchema, name: string, ids: KnownIds): Json {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0] ?? null;
  const [type] = [schema.type].flat().filter((one) => one !== 'null');
  switch (type) {
    case 'object':
      return Object.fromEntries(properties(schema).map(([key, of]) => [key, exampleOf(of, key, ids)]));
    case 'array':
      return schema.items ? [exampleOf(schema.items, name, ids)] : [];
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return false;
    case 'string':
      return textOf(schema, name, ids);
    default: {
      const choices = [...(schema.anyOf ?? []), ...(schema.allOf ?? [])].filter((one) => one.type !== 'null');
      const chosen = choices.find((one) => one.properties) ?? choices[0];
      return chosen ? exampleOf(chosen, name, ids) : 'coffee';
    }
  }
}

function textOf({ format, minLength = 0 }: JsonSchema, name: string, ids: KnownIds): string {
  const known = ids[name] ?? words[name];
  if (known !== undefined) return known;
  if (format === 'uuid') return randomUUID();
  if (format === 'date') return '2026-01-15';
  if (format === 'email') return 'scan@example.org';
  return 'coffee'.padEnd(minLength, 'e');
}
