import { type AttackKind, attackIn } from '@expenseai/core/security/attack-patterns';
import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { Counter, type Registry } from 'prom-client';

/** Characters of one request that are looked at, so that no request takes more than some milliseconds of it. */
const mostCharacters = 20_000;
/** Levels of a body that are looked at; no schema has more. */
const deepest = 6;
/** Never looked at: nobody else is to learn anything of them. */
const secretNames = /password|token|secret|code/i;

interface Text {
  /** `body.notes`; a name that is none of ours is left out, since it may be part of the attack. */
  field: string;
  text: string;
}

/**
 * Tells of requests that look like an attack: one log entry and one count for each, with where it stood and who sent it,
 * and nothing of the text. It changes and refuses nothing; what a request may do is decided by schemas and parameters.
 */
export class InputWatch {
  readonly #log: Logger;
  readonly #found: Counter<'kind'>;

  constructor(log: Logger, registry: Registry) {
    this.#log = log;
    this.#found = new Counter({
      name: 'expenseai_attack_patterns_total',
      help: 'Requests whose input looks like an injection of SQL or of a script.',
      labelNames: ['kind'],
      registers: [registry],
    });
    for (const kind of ['sql-injection', 'script-injection'] satisfies AttackKind[]) this.#found.inc({ kind }, 0);
  }

  look(request: FastifyRequest): void {
    let left = mostCharacters;
    for (const { field, text } of textsOf(request)) {
      const kind = attackIn(text.slice(0, left));
      if (kind) {
        this.#tell(request, field, kind);
        return;
      }
      left -= text.length;
      if (left <= 0) return;
    }
  }

  #tell({ id, method, routeOptions, identity }: FastifyRequest, field: string, kind: AttackKind): void {
    this.#found.inc({ kind });
    const who = identity ? { userId: identity.userId, ledgerId: identity.ledgerId } : {};
    const where = { method, route: routeOptions.url, field };
    this.#log.warn(
      { event: 'security.attack-pattern', kind, ...where, requestId: id, ...who },
      'input looks like an attack',
    );
  }
}

function* textsOf({ params, query, body }: FastifyRequest): Generator<Text> {
  yield* textsIn(params, 'params', 0);
  yield* textsIn(query, 'query', 0);
  yield* textsIn(body, 'body', 0);
}

function* textsIn(value: unknown, field: string, depth: number): Generator<Text> {
  if (typeof value === 'string') yield { field, text: value };
  if (typeof value !== 'object' || value === null || depth === deepest) return;
  for (const [name, member] of Object.entries(value)) {
    if (secretNames.test(name)) continue;
    const isOurs = /^[a-zA-Z]{1,40}$/.test(name);
    if (!isOurs && !Array.isArray(value)) yield { field, text: name };
    yield* textsIn(member, isOurs ? `${field}.${name}` : field, depth + 1);
  }
}
