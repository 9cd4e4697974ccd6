const secretName = /pass(word|wd|code)?$|secret|token$|authorization|cookie|api-?key|otp$|credential|private-?key/i;
const replacement = '[redacted]';

/** Deeper than any entry of ours; what lies below is left out. */
const maxDepth = 6;

/** A copy of a log entry without the values whose names say that they are secret; errors become plain objects. */
export function withoutSecrets(entry: Record<string, unknown>, depth = 0): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(entry).map(([name, value]) => [
      name,
      secretName.test(name) && isSecretKind(value) ? replacement : plain(value, depth + 1),
    ]),
  );
}

/** A number or flag under such a name is a count or a setting. */
function isSecretKind(value: unknown): boolean {
  return typeof value === 'string' || (typeof value === 'object' && value !== null);
}

function plain(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > maxDepth) return '[deeper]';
  if (value instanceof Error) return plainError(value, depth);
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1));
  const isPlain = [Object.prototype, null].includes(Object.getPrototypeOf(value));
  return isPlain ? withoutSecrets(value as Record<string, unknown>, depth) : value;
}

/** Only these members: a database error's `detail` and `where` quote the row. */
function plainError(error: Error & { code?: unknown; constraint?: unknown }, depth: number): Record<string, unknown> {
  const { name, message, stack, code, constraint, cause } = error;
  return { type: name, message, stack, code, constraint, cause: plain(cause, depth + 1) };
}

const patterns: [RegExp, string][] = [
  [/\b(\w+:\/\/)[^\s:@/"\\]+:[^\s@/"\\]+@/g, `$1${replacement}@`],
  [/\b(Bearer|Basic) [\w.~+/=-]+/gi, `$1 ${replacement}`],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, replacement],
  [/\?[^\s?"\\#]*=[^\s"\\#]*/g, ''],
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '[email]'],
];

/** A line without what looks like a password in a URL, a token, a query string or an e-mail address. */
export function withoutSecretText(line: string): string {
  return patterns.reduce((text, [pattern, by]) => text.replace(pattern, by), line);
}

/** A sentence without what stands in quotes or brackets, where errors repeat what they were given. */
export function withoutQuotes(sentence: string): string {
  return withoutSecretText(sentence.replace(/"[^"]*"|“[^”]*”|'[^']*'|‘[^’]*’|`[^`]*`|\([^)]*\)/g, '…'));
}
