import type { InputOf, Route } from '@expenseai/contracts/route';
import { AppError, type FieldError } from '@expenseai/core/errors';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';

declare module 'fastify' {
  interface FastifyRequest {
    /** Params, query and body, validated; set before the handler of a route of the contracts runs. */
    input: unknown;
  }
}

/**
 * Params, query and body of a request as its route's schemas give them.
 * Throws `validation` with the path of every field that doesn't fit. A multipart body is read by its handler.
 */
export function parseInput<R extends Route>(route: R, request: Pick<FastifyRequest, 'params' | 'query' | 'body'>) {
  const errors: FieldError[] = [];
  const input = {
    params: parsePart(route.params, request.params, errors),
    query: parsePart(route.query, request.query, errors),
    body: route.consumes ? undefined : parsePart(route.body, request.body, errors),
  };
  if (errors.length > 0) throw new AppError('validation', { errors });
  return input as InputOf<R>;
}

function parsePart(schema: z.ZodType, value: unknown, errors: FieldError[]): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) errors.push(...fieldErrors(issue));
  return undefined;
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'is not known here' }));
  }
  return [{ path: path.join('.'), message: issue.message }];
}
