import { z } from 'zod';

/** Who may call: everybody, any signed-in user, or a member of the ledger in the path with at least that role. */
export type Access = 'public' | 'user' | 'administrator' | 'viewer' | 'editor' | 'owner';

/** Which limit counts a call; probes, static files and the open event stream count nowhere. */
export type LimitClass = 'global' | 'login' | 'register' | 'ai' | 'none';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  method: Method;
  /** With `{name}` for each member of `params`. */
  path: string;
  summary: string;
  access: Access;
  /** Only for a session whose user has proved who they are within the last ten minutes. */
  stepUp: boolean;
  limit: LimitClass;
  params: Params;
  query: Query;
  body: Body;
  response: Response;
  /** Of the answer when all went well. */
  status: 200 | 201 | 202 | 204 | 303;
  /** What the answer is made of where it isn't JSON, or the request's where it isn't. */
  produces?: 'text/csv' | 'application/json' | 'text/event-stream' | 'text/plain';
  consumes?: 'multipart/form-data';
  /** Goes on while changes are refused: it changes no data of people, or is the maintenance itself. */
  inMaintenance?: true;
}

const none = z.strictObject({});
const noBody = z.union([z.undefined(), z.null(), none]);

interface RouteDefinition {
  summary: string;
  access: Access;
  stepUp?: boolean;
  limit?: LimitClass;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  response?: z.ZodType;
  status?: Route['status'];
  produces?: Route['produces'];
  consumes?: Route['consumes'];
  inMaintenance?: true;
}

type Schema<Definition, Key extends string, Fallback extends z.ZodType> = Definition extends {
  [K in Key]: infer S extends z.ZodType;
}
  ? S
  : Fallback;

/** A route whose method and path are known to the compiler, so that the web can look it up as `GET /api/v1/me`. */
type At<M extends Method, Path extends string, R extends Route> = Omit<R, 'method' | 'path'> & {
  method: M;
  path: Path;
};

/** Declares one endpoint; validation, guards, OpenAPI, the web's client and the route-table tests all read it. */
export function route<const M extends Method, const Path extends string, const Definition extends RouteDefinition>(
  method: M,
  path: Path,
  definition: Definition,
): At<
  M,
  Path,
  Route<
    Schema<Definition, 'params', typeof none>,
    Schema<Definition, 'query', typeof none>,
    Schema<Definition, 'body', typeof noBody>,
    Schema<Definition, 'response', z.ZodNull>
  >
> {
  const {
    summary,
    access,
    stepUp = false,
    limit = 'global',
    params = none,
    query = none,
    body = noBody,
    response = z.null(),
    status = 200,
  } = definition;
  const optional = {
    ...(definition.produces ? { produces: definition.produces } : {}),
    ...(definition.consumes ? { consumes: definition.consumes } : {}),
    ...(definition.inMaintenance ? { inMaintenance: definition.inMaintenance } : {}),
  };
  // The defaults stand in for what the definition leaves out, which the return type says and inference can't see.
  return { method, path, summary, access, stepUp, limit, params, query, body, response, status, ...optional } as never;
}

/** What a handler gets, validated. */
export interface InputOf<R extends Route> {
  params: z.output<R['params']>;
  query: z.output<R['query']>;
  body: z.output<R['body']>;
}

/** What a caller sends. */
export interface ArgumentsOf<R extends Route> {
  params: z.input<R['params']>;
  query: z.input<R['query']>;
  body: z.input<R['body']>;
}

export type ResponseOf<R extends Route> = z.output<R['response']>;
