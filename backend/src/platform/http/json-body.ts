import { AppError } from '@expenseai/core/errors';
import type { FastifyInstance } from 'fastify';

/** Bytes of a JSON body at most. */
export const maxJsonBytes = 1_000_000;

/**
 * JSON is the only body that is parsed; forms and plain text, which another site's page can send without asking,
 * answer 415. A body that is announced as JSON but empty counts as none.
 */
export function parseJsonOnly(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (text.trim() === '') return done(null, undefined);
    void parse(request, text, (error, value) => {
      if (error) return done(error);
      const path = text.includes('\\u0000') ? pathOfNul(value) : undefined;
      done(path === undefined ? null : nulRefused(path), value);
    });
  });
}

function nulRefused(path: string): AppError {
  return new AppError('validation', { errors: [{ path, message: 'must not contain the character U+0000' }] });
}

/** Dotted path of the first text or key with U+0000, which PostgreSQL can't store. */
function pathOfNul(value: unknown): string | undefined {
  if (typeof value === 'string') return value.includes('\0') ? '' : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const rest = key.includes('\0') ? '' : pathOfNul(member);
    if (rest !== undefined) return [key.replaceAll('\0', ''), rest].filter((part) => part !== '').join('.');
  }
  return undefined;
}
