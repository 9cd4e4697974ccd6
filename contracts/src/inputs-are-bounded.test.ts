import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { NewPassword } from './auth.ts';
import { routes } from './routes.ts';

type JsonSchema = Record<string, unknown> & {
  type?: string | string[];
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  anyOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
};

/** Passwords are held to 72 bytes, records to a number of members, by rules that JSON Schema has no word for. */
const heldByRules = new Set([
  'body.newPassword: any length',
  'body.password: any length',
  'body.answers: any member',
  'body.credential.clientExtensionResults: any member',
  'query: any member',
]);

/** What a schema lets in without a bound; named schemas stand in the document's `$defs`. */
function unbounded(schema: JsonSchema, path: string, document: JsonSchema): string[] {
  if (schema.$ref) {
    const named = document.$defs?.[schema.$ref.replace('#/$defs/', '')];
    return named ? unbounded(named, path, document) : [`${path}: anything`];
  }
  if (Array.isArray(schema.type)) {
    return schema.type.flatMap((type) => unbounded({ ...schema, type }, path, document));
  }
  const nested = (schema.anyOf ?? []).flatMap((branch) => unbounded(branch, path, document));
  switch (schema.type) {
    case 'string':
      return ['maxLength', 'enum', 'const', 'format', 'pattern'].some((word) => word in schema)
        ? nested
        : [...nested, `${path}: any length`];
    case 'array':
      return [
        ...nested,
        ...('maxItems' in schema ? [] : [`${path}: any number`]),
        ...unbounded(schema.items ?? {}, `${path}[]`, document),
      ];
    case 'integer':
    case 'number': {
      const isBounded =
        ['minimum', 'exclusiveMinimum'].some((word) => word in schema) &&
        ['maximum', 'exclusiveMaximum'].some((word) => word in schema);
      return isBounded ? nested : [...nested, `${path}: any size`];
    }
    case 'object':
      return [
        ...nested,
        ...(schema.additionalProperties === false ? [] : [`${path}: any member`]),
        ...Object.entries(schema.properties ?? {}).flatMap(([name, member]) =>
          unbounded(member, `${path}.${name}`, document),
        ),
      ];
    case 'boolean':
    case 'null':
      return nested;
    default:
      return schema.anyOf || 'const' in schema || 'enum' in schema ? nested : [...nested, `${path}: anything`];
  }
}

/** No body, however it is said: nothing, null or an empty object. */
function isNoBody(schema: z.ZodType): boolean {
  return (
    schema.safeParse(undefined).success &&
    !schema.safeParse({ x: 1 }).success &&
    !schema.safeParse('x').success &&
    !schema.safeParse([]).success
  );
}

describe.each([...routes])('%s', (_name, route) => {
  it('takes nothing without a bound: no unknown member, no text, list or number of any size', () => {
    for (const part of ['params', 'query', 'body'] as const) {
      if (route.consumes && part === 'body') continue;
      const schema = route[part];
      if (part === 'body' && isNoBody(schema)) continue;
      const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
      expect(unbounded(json, part, json).filter((found) => !heldByRules.has(found))).toEqual([]);
    }
  });
});

it('holds passwords and answers by rules of their own', () => {
  expect(NewPassword.safeParse('x'.repeat(73)).success).toBe(false);
  const answers = Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`field${n}`, 'x']));
  const { body } = new Map<string, { body: z.ZodType }>(routes).get('updateImport') ?? {};
  expect(body?.safeParse({ answers: { dateOrder: 'dmy' } }).success).toBe(true);
  expect(body?.safeParse({ answers }).success).toBe(false);
});
