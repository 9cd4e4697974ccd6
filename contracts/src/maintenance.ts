import { z } from 'zod';
import { Id, Instant } from './common.ts';
import { Finding } from './doctor.ts';
import { route } from './route.ts';

/** What an operator does again and again; `docs/maintenance.md` says how. */
export const maintenanceTasks = [
  { task: 'error-rates', period: 'daily' },
  { task: 'system-health', period: 'daily' },
  { task: 'critical-alerts', period: 'daily' },
  { task: 'application-logs', period: 'weekly' },
  { task: 'security-alerts', period: 'weekly' },
  { task: 'resource-usage', period: 'weekly' },
  { task: 'slow-queries', period: 'weekly' },
  { task: 'dependency-updates', period: 'monthly' },
  { task: 'access-logs', period: 'monthly' },
  { task: 'performance-analysis', period: 'monthly' },
  { task: 'cost', period: 'monthly' },
  { task: 'secret-rotation', period: 'quarterly' },
  { task: 'security-audit', period: 'quarterly' },
  { task: 'load-test', period: 'quarterly' },
  { task: 'backup-restoration-test', period: 'quarterly' },
  { task: 'penetration-test', period: 'quarterly' },
  { task: 'security-review', period: 'annually' },
  { task: 'infrastructure-optimisation', period: 'annually' },
  { task: 'disaster-recovery-drill', period: 'annually' },
  { task: 'compliance-audit', period: 'annually' },
] as const;

export const MaintenanceTask = z.enum(maintenanceTasks.map(({ task }) => task));
export type MaintenanceTask = z.output<typeof MaintenanceTask>;
export const MaintenancePeriod = z.enum(['daily', 'weekly', 'monthly', 'quarterly', 'annually']);
export type MaintenancePeriod = z.output<typeof MaintenancePeriod>;

export const Maintenance = z
  .object({
    /** Since when changes are refused; null where they aren't. */
    since: Instant.nullable(),
    /** What the doctor finds, part by part. */
    findings: z.array(Finding),
    tasks: z.array(
      z.object({
        task: MaintenanceTask,
        period: MaintenancePeriod,
        lastDoneAt: Instant.nullable(),
        /** Who did it; null for the command line, and for somebody who has no account any more. */
        doneBy: z.string().nullable(),
        dueAt: Instant,
        isOverdue: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Maintenance' });

export const getMaintenance = route('GET', '/api/v1/admin/maintenance', {
  summary: 'Maintenance mode, what the doctor finds, and when each task was last done',
  access: 'administrator',
  response: Maintenance,
});

export const setMaintenanceMode = route('POST', '/api/v1/admin/maintenance', {
  summary: 'Refuse changes on every instance within seconds, or take them again; reading goes on',
  access: 'administrator',
  inMaintenance: true,
  body: z.strictObject({ isOn: z.boolean() }),
  response: z.object({ since: Instant.nullable() }),
});

export const recordMaintenance = route('POST', '/api/v1/admin/maintenance/records', {
  summary: 'Note that a maintenance task was done just now',
  access: 'administrator',
  inMaintenance: true,
  body: z.strictObject({ task: MaintenanceTask }),
  response: z.object({ id: Id, task: MaintenanceTask, doneAt: Instant }),
  status: 201,
});
