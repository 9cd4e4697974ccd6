import { AppError } from '@expenseai/core/errors';

/** Headers of which a second one could be read by whoever stands before us, and the first by us. */
const single = new Set([
  'authorization',
  'content-length',
  'content-type',
  'host',
  'idempotency-key',
  'if-match',
  'origin',
  'sec-fetch-site',
  'transfer-encoding',
]);

/**
 * Name of the first header that stands more than once and mustn't (RFC 9110, section 5.3; for Host RFC 9112, section
 * 3.2), from names and values in turn.
 */
export function repeatedHeader(rawHeaders: readonly string[]): string | undefined {
  const seen = new Set<string>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? '';
    if (!single.has(name)) continue;
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return undefined;
}

export function headerRefused(name: string, message: string): AppError {
  return new AppError('validation', { errors: [{ path: name, message }] });
}
