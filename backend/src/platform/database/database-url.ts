import type { ClientConfig } from 'pg';

/** Values of `sslmode` that encrypt. libpq's weaker ones among them mean the same here: who is encrypted to is verified. */
export const verifiedModes: ReadonlySet<string> = new Set(['require', 'verify-ca', 'verify-full']);
export const plainModes: ReadonlySet<string> = new Set(['disable']);

/** The connection that a `postgres://` URL names, with the certificate and the host's name verified where it encrypts. */
export function connectionOf(url: string, ca: string | undefined): ClientConfig {
  const address = new URL(url);
  const isEncrypted = verifiedModes.has(address.searchParams.get('sslmode') ?? '');
  // Else pg reads its own meaning into it.
  address.searchParams.delete('sslmode');
  const ssl = isEncrypted && { rejectUnauthorized: true, minVersion: 'TLSv1.2' as const, ...(ca && { ca }) };
  return { connectionString: address.href, ssl };
}

/** Whether what is said to the database can be read on the way: neither encrypted nor within this machine. */
export function isReadableOnTheWay(url: string): boolean {
  const { searchParams, hostname } = new URL(url);
  if (verifiedModes.has(searchParams.get('sslmode') ?? '')) return false;
  // A socket's folder stands in the host, encoded, or in the parameter of that name, which wins.
  const host = searchParams.get('host') ?? hostname;
  return !/^(\/|%2f|localhost$|127\.|\[?::1\]?$)/i.test(host);
}
