import { z } from 'zod';
import { DateOnly, Id, Instant, PageQuery, pageOf } from './common.ts';
import { LedgerParams } from './ledgers.ts';
import { route } from './route.ts';

export const Operation = z
  .object({
    id: Id,
    kind: z.string(),
    /** Facts that the client writes a sentence from: counts, names. */
    summary: z.record(z.string(), z.unknown()),
    userId: Id.nullable(),
    userName: z.string().nullable(),
    at: Instant,
    isUndone: z.boolean(),
    undoneAt: Instant.nullable(),
    undoneBy: z.string().nullable(),
    canUndo: z.boolean(),
    canRedo: z.boolean(),
    touched: z.int(),
  })
  .meta({ id: 'Operation' });
export type Operation = z.output<typeof Operation>;

const OperationParams = z.strictObject({ ledgerId: Id, operationId: Id });
const WithLater = z.union([z.undefined(), z.null(), z.strictObject({ withLater: z.boolean().optional() })]);

/** What a change was about; `category` has the groups of categories, too. */
const operationSubjects = [
  'transaction',
  'import',
  'account',
  'category',
  'payee',
  'tag',
  'view',
  'member',
  'ledger',
] as const;

export const listOperations = route('GET', '/api/v1/ledgers/{ledgerId}/operations', {
  summary: 'Every change, newest first; or those about something, by somebody, of a day',
  access: 'viewer',
  params: LedgerParams,
  query: z.strictObject({
    ...PageQuery.shape,
    about: z.enum(operationSubjects).optional(),
    userId: Id.optional(),
    /** A day in the profile’s time zone. */
    day: DateOnly.optional(),
  }),
  response: pageOf(Operation),
});
export const getOperation = route('GET', '/api/v1/ledgers/{ledgerId}/operations/{operationId}', {
  summary: 'One change',
  access: 'viewer',
  params: OperationParams,
  response: Operation,
});
export const undoOperation = route('POST', '/api/v1/ledgers/{ledgerId}/operations/{operationId}/undo', {
  summary: 'Take a change back; with withLater also those that came after it on the same rows',
  access: 'editor',
  params: OperationParams,
  body: WithLater,
  response: z.object({ undone: z.array(Operation) }),
});
export const redoOperation = route('POST', '/api/v1/ledgers/{ledgerId}/operations/{operationId}/redo', {
  summary: 'Make an undone change again, with the exact rows',
  access: 'editor',
  params: OperationParams,
  response: z.object({ redone: z.array(Operation) }),
});

export const AuditEvent = z
  .object({
    id: Id,
    sequence: z.int(),
    event: z.string(),
    userId: Id.nullable(),
    subjectId: Id.nullable(),
    details: z.record(z.string(), z.unknown()),
    at: Instant,
    hash: z.string(),
  })
  .meta({ id: 'AuditEvent' });
export type AuditEvent = z.output<typeof AuditEvent>;

export const listAuditEvents = route('GET', '/api/v1/ledgers/{ledgerId}/audit', {
  summary: 'The ledger’s audit log, newest first',
  access: 'owner',
  params: LedgerParams,
  query: PageQuery,
  response: pageOf(AuditEvent),
});
export const streamEvents = route('GET', '/api/v1/ledgers/{ledgerId}/events', {
  summary: 'Server-sent events: the ledger’s version after each change, and progress of imports',
  access: 'viewer',
  limit: 'none',
  params: LedgerParams,
  produces: 'text/event-stream',
});
