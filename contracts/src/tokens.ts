import { z } from 'zod';
import { Id, Instant, listOf, name } from './common.ts';
import { type Route, route } from './route.ts';

/** What an API token may do in ledgers: look, change, take data out. */
const scopes = ['read', 'write', 'export'] as const;
export type TokenScope = (typeof scopes)[number];

const Scopes = z
  .array(z.enum(scopes))
  .min(1)
  .max(scopes.length)
  .refine((items) => new Set(items).size === items.length, 'must not name one twice');

const ApiToken = z
  .object({
    id: Id,
    name: z.string(),
    scopes: z.array(z.enum(scopes)),
    /** The only ledger it reaches; null: every ledger of its user. */
    ledgerId: Id.nullable(),
    createdAt: Instant,
    expiresAt: Instant,
    /** To the minute. */
    lastUsedAt: Instant.nullable(),
  })
  .meta({ id: 'ApiToken' });

export const listTokens = route('GET', '/api/v1/me/tokens', {
  summary: 'The user’s API tokens, newest first',
  access: 'user',
  response: listOf(ApiToken),
});

export const createToken = route('POST', '/api/v1/me/tokens', {
  summary: 'Make an API token; it is shown in this answer only',
  access: 'user',
  stepUp: true,
  body: z.strictObject({
    name: name(100),
    scopes: Scopes,
    ledgerId: Id.optional(),
    expiresInDays: z.int().min(1).max(365),
  }),
  response: ApiToken.extend({ token: z.string() }).meta({ id: 'NewApiToken' }),
  status: 201,
});

export const deleteToken = route('DELETE', '/api/v1/me/tokens/{tokenId}', {
  summary: 'Revoke an API token; it ends at once',
  access: 'user',
  params: z.strictObject({ tokenId: Id }),
  status: 204,
});

/** Beside those of ledgers, what a program asks to find its way. */
const openToTokens: readonly string[] = ['/api/v1/me', '/api/v1/ledgers'];

/**
 * The scope that an API token needs for a route; null where none will do: accounts of people, administration, who is
 * a member, what only an owner may change, what asks for a fresh proof, and the live stream, which ends with a session.
 */
export function scopeNeeded({ method, path, access, produces, stepUp }: Route): TokenScope | null {
  if (stepUp) return null;
  if (method === 'GET' && openToTokens.includes(path)) return 'read';
  if (method !== 'GET' && (access === 'owner' || path.includes('/members'))) return null;
  if (access !== 'viewer' && access !== 'editor' && access !== 'owner') return null;
  if (produces === 'text/event-stream') return null;
  if (path.endsWith('/exports')) return 'export';
  return method === 'GET' ? 'read' : 'write';
}
