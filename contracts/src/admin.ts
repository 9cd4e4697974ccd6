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
    /** Bytes of the files that she has uploaded. */
    storageBytes: z.int(),
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
  stepUp: true,
  params: z.strictObject({ userId: Id }),
  response: z.object({ ended: z.int() }),
});

export const revokeAllSessions = route('POST', '/api/v1/admin/sessions/revoke-all', {
  summary: 'End every session of everybody, the caller’s included; API tokens, too, where asked for',
  access: 'administrator',
  stepUp: true,
  body: z.strictObject({ tokens: z.boolean().optional() }),
  response: z.object({ sessions: z.int(), tokens: z.int() }),
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

/** A backup, or a test of restoring one, that was made or tried. */
export const BackupRecord = z
  .object({
    id: Id,
    kind: z.enum(['backup', 'restore-test']),
    startedAt: Instant,
    finishedAt: Instant,
    /** Null where none was made. */
    fileName: z.string().nullable(),
    bytes: z.int().nullable(),
    /** What went wrong, without what it quotes; a backup that has a file is whole all the same, and lacks its copy. */
    problem: z.string().nullable(),
  })
  .meta({ id: 'BackupRecord' });
export type BackupRecord = z.output<typeof BackupRecord>;

/** `copied`: read back there. `next`: one was set since then. `unknown`: made by a version that didn’t note it. */
const SecondCopy = z.enum(['copied', 'failed', 'none', 'next', 'unknown']);

export const getBackups = route('GET', '/api/v1/admin/backups', {
  summary:
    'What there is to know of backups: when they are made, the newest, what went wrong, the last test of restoring, who can open them, and the newest twenty tries',
  access: 'administrator',
  response: z
    .object({
      /** `failing`: the newest try made none. `incomplete`: its copy is missing. `overdue`: for two hours. */
      state: z.enum(['ok', 'failing', 'incomplete', 'overdue', 'unscheduled', 'none']),
      /** In UTC, as in a crontab; null where none are made by themselves. */
      schedule: z.object({ times: z.string(), nextAt: Instant.nullable() }).nullable(),
      /** The server makes them itself; else a process of their own does. */
      isMadeByServer: z.boolean(),
      retentionDays: z.int(),
      newest: BackupRecord.extend({
        /** Of the process that made it. */
        folder: z.string().nullable(),
        copy: SecondCopy,
        /** Folder or bucket of the copy. */
        copiedTo: z.string().nullable(),
      }).nullable(),
      /** When the newest try began, and what went wrong with it; null where nothing did. */
      failure: z.object({ at: Instant, problem: z.string() }).nullable(),
      restoreTest: BackupRecord.nullable(),
      keys: z.object({
        /** The key of the machine, and the one that is kept offline. */
        recipients: z.int().min(1).max(2),
        /** Whether the operator has said that what opens backups lies elsewhere, too. */
        isCopied: z.boolean(),
      }),
      records: z.array(BackupRecord),
    })
    .meta({ id: 'AdminBackups' }),
});

/** A job by its kind; nothing of what it works on. */
const TaskCounts = z.object({
  name: z.string(),
  waiting: z.int(),
  running: z.int(),
  scheduled: z.int(),
  failed: z.int(),
});

export const FailedJob = z
  .object({
    id: z.string(),
    name: z.string(),
    attempts: z.int(),
    /** The first line of the last error, without what it quotes: that may be somebody's words. */
    error: z.string().nullable(),
    createdAt: Instant,
    lastTriedAt: Instant,
  })
  .meta({ id: 'FailedJob' });
export type FailedJob = z.output<typeof FailedJob>;

export const listJobs = route('GET', '/api/v1/admin/jobs', {
  summary: 'The queue of background jobs: counts of each kind, and the newest hundred that were given up',
  access: 'administrator',
  response: z.object({ tasks: z.array(TaskCounts), oldestWaitingSeconds: z.number(), failed: z.array(FailedJob) }),
});
export const retryJob = route('POST', '/api/v1/admin/jobs/{jobId}/retry', {
  summary: 'Give a job that was given up all its tries again, from now on',
  access: 'administrator',
  params: z.strictObject({ jobId: z.string().max(40) }),
  status: 204,
});

/** Something that happened to an account: to whose, and from where. Nothing of what stands in a ledger. */
export const AdminAuditEvent = z
  .object({
    id: Id,
    /** Such as `auth.login.failure`. */
    event: z.string(),
    at: Instant,
    userId: Id,
    /** Null where the account is gone, or nobody has the address that was tried. */
    name: z.string().nullable(),
    email: z.string().nullable(),
    address: z.string().nullable(),
    device: z.string().nullable(),
  })
  .meta({ id: 'AdminAuditEvent' });
export type AdminAuditEvent = z.output<typeof AdminAuditEvent>;

export const listSecurityLog = route('GET', '/api/v1/admin/audit', {
  summary:
    'Security events of everybody, newest first; of one name, or of those whose name or address has the words. With the names that there are, and what the last verification of the audit log by this instance has found',
  access: 'administrator',
  query: z.strictObject({
    ...PageQuery.shape,
    event: text(60).optional(),
    search: text(200).trim().optional(),
  }),
  response: pageOf(AdminAuditEvent).extend({
    events: z.array(z.string()),
    verification: z.object({ verifiedAt: Instant, faults: z.int() }).nullable(),
  }),
});

export const OperationTiming = z
  .object({
    kind: z.enum(['request', 'operation', 'job']),
    /** Route template, kind of change or job. */
    name: z.string(),
    count: z.int(),
    averageMs: z.number(),
    minMs: z.number(),
    maxMs: z.number(),
    p50Ms: z.number(),
    p95Ms: z.number(),
    p99Ms: z.number(),
  })
  .meta({ id: 'OperationTiming' });
export type OperationTiming = z.output<typeof OperationTiming>;

export const getPerformance = route('GET', '/api/v1/admin/performance', {
  summary: 'How long each kind of work took in this instance since it started; percentiles of the last 500 of each',
  access: 'administrator',
  response: z.object({ since: Instant, timings: z.array(OperationTiming) }),
});
