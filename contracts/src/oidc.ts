import { z } from 'zod';
import { Id, Instant } from './common.ts';
import { route } from './route.ts';

const provider = z.strictObject({ provider: z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be the id of a provider') });

export const startOidc = route('GET', '/api/v1/auth/oidc/{provider}/start', {
  summary: 'Leads the browser to the provider, to sign in there',
  access: 'public',
  params: provider,
  query: z.strictObject({ next: z.string().max(2_000).optional() }),
  status: 303,
});

/** Providers add members of their own (RFC 6749, section 4.1.2), so that unknown ones aren't refused. */
export const finishOidc = route('GET', '/api/v1/auth/oidc/{provider}/callback', {
  summary: 'Where the provider leads the browser back to; ends on the sign-in page, signed in or with the reason',
  access: 'public',
  limit: 'login',
  params: provider,
  query: z
    .record(z.string().max(100), z.string().max(5_000))
    .refine((query) => Object.keys(query).length <= 20, 'must have at most 20 members'),
  status: 303,
});

export const linkOidc = route('POST', '/api/v1/auth/oidc/{provider}/link', {
  summary: 'Where to lead the browser, to link an identity at the provider; it ends in the settings',
  access: 'user',
  stepUp: true,
  params: provider,
  response: z.object({ url: z.string() }),
});

export const Identity = z
  .object({
    id: Id,
    /** Of the provider. */
    name: z.string(),
    /** The address that it had at the provider when it was linked. */
    email: z.string().nullable(),
    linkedAt: Instant,
  })
  .meta({ id: 'Identity' });

export const listIdentities = route('GET', '/api/v1/auth/identities', {
  summary: 'Identities at providers with which the user signs in, and the providers at which there may be more',
  access: 'user',
  response: z.object({
    items: z.array(Identity),
    providers: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
});

export const unlinkIdentity = route('DELETE', '/api/v1/auth/identities/{identityId}', {
  summary: 'Unlink an identity; refused where it is the last way to sign in',
  access: 'user',
  stepUp: true,
  params: z.strictObject({ identityId: Id }),
  status: 204,
});
