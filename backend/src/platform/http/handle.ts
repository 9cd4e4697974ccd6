import type { Route } from '@expenseai/contracts/route';
import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  RequestMapping,
  RequestMethod,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Answer } from './answer.ts';

/**
 * Makes a method the handler of an endpoint of the contracts. The gate, validation, the answer's status and the
 * request's log line all follow the route.
 *
 * @example
 * ```ts
 * @Handle(updateAccount)
 * update(@Input() input: InputOf<typeof updateAccount>, @Caller() caller: Member) {
 *   return this.accounts.update(caller, input.params.accountId, input.body);
 * }
 * ```
 */
export function Handle(route: Route): MethodDecorator {
  return applyDecorators(
    RequestMapping({ path: toPattern(route.path), method: RequestMethod[route.method] }),
    HttpCode(route.status),
    RouteConfig({ contract: route }),
  );
}

/** Params, query and body, validated: `@Input() input: InputOf<typeof listAccounts>`. */
export const Input = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>().input,
);

/** Headers of the answer: `@Reply() answer: Answer`. */
export const Reply = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const http = context.switchToHttp();
  return new Answer(http.getRequest(), http.getResponse());
});

/** `/ledgers/{ledgerId}` as the router writes it: `/ledgers/:ledgerId`. */
function toPattern(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}
