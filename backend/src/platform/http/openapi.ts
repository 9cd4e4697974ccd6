import { Problem } from '@expenseai/contracts/errors';
import type { Route } from '@expenseai/contracts/route';
import { z } from 'zod';

type Json = Record<string, unknown>;
type Direction = 'input' | 'output';

/** The OpenAPI 3.1 document of the routes: nothing in it is written by hand. */
export function describeApi(routes: ReadonlyMap<string, Route>): Json {
  const schemas = new Schemas();
  const paths: Record<string, Json> = {};
  const problem = { 'application/problem+json': { schema: schemas.reference(Problem, 'output') } };
  for (const [name, route] of routes) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: operation(name, route, schemas, problem),
    };
  }
  return {
    openapi: '3.1.1',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'ExpenseAI',
      version: '1',
      description:
        'Amounts are integers in the minor unit of the currency beside them; negative leaves the account. ' +
        'Errors are RFC 9457 problems. Requests with unknown members are refused.',
      license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: schemas.components(),
      securitySchemes: {
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: 'eai_access',
          description: 'Set by signing in; over HTTPS with the prefix __Host-.',
        },
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
  };
}

function operation(name: string, route: Route, schemas: Schemas, problem: Json): Json {
  const body = requestBody(route, schemas);
  return {
    operationId: name,
    summary: route.summary,
    tags: [tagOf(route.path)],
    security: route.access === 'public' ? [] : [{ cookie: [] }, { bearer: [] }],
    'x-access': route.access,
    parameters: [...parameters('path', route.params, schemas), ...parameters('query', route.query, schemas)],
    ...(body ? { requestBody: body } : {}),
    responses: {
      [route.status]: answer(route, schemas),
      default: { description: 'A refusal or a fault.', content: problem },
    },
  };
}

/** What the endpoint is about: the first word of its path that is no id, below the ledger where it is in one. */
function tagOf(path: string): string {
  const words = path
    .replace('/api/v1/', '')
    .split('/')
    .filter((word) => !word.startsWith('{'));
  return (words[0] === 'ledgers' ? words[1] : words[0]) ?? 'ledgers';
}

function parameters(place: 'path' | 'query', schema: z.ZodType, schemas: Schemas): Json[] {
  const { properties = {}, required = [] } = schemas.reference(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function requestBody(route: Route, schemas: Schemas): Json | undefined {
  if (route.consumes) {
    const file = {
      type: 'object',
      properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
      required: ['file'],
    };
    return { required: true, content: { [route.consumes]: { schema: file } } };
  }
  const schema = withoutNothing(route.body);
  if (!schema) return undefined;
  const isOptional = route.body.safeParse(undefined).success;
  return { required: !isOptional, content: { 'application/json': { schema: schemas.reference(schema, 'input') } } };
}

/** The schema of a body that says something; undefined where only "nothing" fits. */
function withoutNothing(schema: z.ZodType): z.ZodType | undefined {
  if (!(schema instanceof z.ZodUnion)) return schema;
  return schema.options.find(
    (option): option is z.ZodType => option instanceof z.ZodObject && Object.keys(option.shape).length > 0,
  );
}

function answer(route: Route, schemas: Schemas): Json {
  if (route.status === 204) return { description: 'Done.' };
  if (route.status === 303) return { description: 'Leads on, by Location.' };
  if (route.produces) return { description: 'Done.', content: { [route.produces]: { schema: { type: 'string' } } } };
  return {
    description: 'Done.',
    content: { 'application/json': { schema: schemas.reference(route.response, 'output') } },
  };
}

/**
 * JSON Schemas with a name of their own. Where what is sent differs from what is answered (a default, a conversion),
 * the sent form is another component, `…Input`.
 */
class Schemas {
  readonly #definitions: Record<Direction, Map<string, Json>> = { input: new Map(), output: new Map() };
  readonly #users: { schema: Json; direction: Direction }[] = [];

  /** The schema with references for its named parts; finished by `components`. */
  reference(schema: z.ZodType, direction: Direction): Json {
    const { properties, $defs = {} } = z.toJSONSchema(z.object({ root: schema }), {
      target: 'draft-2020-12',
      io: direction,
      unrepresentable: 'any',
    }) as unknown as { properties: { root: Json }; $defs?: Record<string, Json> };
    for (const [id, definition] of Object.entries($defs)) {
      const { id: _id, ...rest } = definition;
      this.#definitions[direction].set(id, rest);
    }
    this.#users.push({ schema: properties.root, direction });
    return properties.root;
  }

  components(): Record<string, Json> {
    const { input, output } = this.#definitions;
    const differing = this.#differing();
    const nameOf = (id: string, direction: Direction) =>
      direction === 'input' && differing.has(id) ? `${id}Input` : id;
    for (const { schema, direction } of this.#users) pointToComponents(schema, (id) => nameOf(id, direction));
    const components: Record<string, Json> = {};
    for (const [direction, definitions] of [
      ['output', output],
      ['input', input],
    ] as const) {
      for (const [id, definition] of definitions) {
        pointToComponents(definition, (other) => nameOf(other, direction));
        components[nameOf(id, direction)] = definition;
      }
    }
    return Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Names whose two forms differ, directly or through a part. */
  #differing(): Set<string> {
    const { input, output } = this.#definitions;
    const shared = [...input].filter(([id]) => output.has(id));
    const found = new Set(
      shared.filter(([id, form]) => JSON.stringify(form) !== JSON.stringify(output.get(id))).map(([id]) => id),
    );
    for (let before = -1; before !== found.size; ) {
      before = found.size;
      for (const [id, form] of shared) {
        const text = JSON.stringify(form);
        if ([...found].some((other) => text.includes(`"#/$defs/${other}"`))) found.add(id);
      }
    }
    return found;
  }
}

function pointToComponents(value: unknown, nameOf: (id: string) => string): void {
  if (typeof value !== 'object' || value === null) return;
  if ('$ref' in value && typeof value.$ref === 'string') {
    value.$ref = value.$ref.replace(/^#\/\$defs\/(.+)$/, (_, id: string) => `#/components/schemas/${nameOf(id)}`);
  }
  for (const member of Object.values(value)) pointToComponents(member, nameOf);
}
