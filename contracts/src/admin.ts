import { z } from 'zod';
import { Id, Instant, PageQuery, pageOf, text } from './common.ts';
import { route } from './route.ts';

/** A person as an administrator sees her: who, since when, how much; nothing of what stands in her ledgers. */
export const AdminUser = z
  .object({
    id: Id,
    email: z.string(),
    name: z.string().nullable(),
    isAdministrator: z.boolean(),
    createdAt: Instant,
    /** Last use of any of her sessions; null where there was none. */
    lastSeenAt: Instant.nullable(),
    /** Places where she is signed in. */
    sessions: z.int(),
    /** Ledgers that she is a member of. */
    ledgers: z.int(),
  })
  .meta({ id: 'AdminUser' });
export type AdminUser = z.output<typeof AdminUser>;

export const listUsers = route('GET', '/api/v1/admin/users', {
  summary: 'Everybody who has an account, newest first; or those whose name or address has the words',
  access: 'administrator',
  query: z.strictObject({ ...PageQuery.shape, search: text(200).trim().optional() }),
  response: pageOf(AdminUser),
});
export const signOutUser = route('POST', '/api/v1/admin/users/{userId}/sign-out', {
  summary: 'End every session of somebody',
  access: 'administrator',
  params: z.strictObject({ userId: Id }),
  response: z.object({ ended: z.int() }),
});

/** `degraded`: it serves, and somebody should look. */
export const PartState = z.enum(['ok', 'degraded', 'down']);
export type PartState = z.output<typeof PartState>;

export const getHealth = route('GET', '/api/v1/admin/health', {
  summary: 'What the instance stands on, part by part, with figures',
  access: 'administrator',
  response: z
    .object({
      status: PartState,
      parts: z.array(
        z.object({
          name: z.string(),
          state: PartState,
          /** By name; times in milliseconds (`…Ms`) or seconds (`…Seconds`), sizes in bytes (`…Bytes`). */
          figures: z.record(z.string(), z.number()),
        }),
      ),
      version: z.string(),
      environment: z.string(),
      node: z.string(),
      startedAt: Instant,
    })
    .meta({ id: 'AdminHealth' }),
});
