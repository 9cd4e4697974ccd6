import { z } from 'zod';
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
