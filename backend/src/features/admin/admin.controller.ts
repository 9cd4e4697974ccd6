import {
  getBackups,
  getHealth,
  getPerformance,
  listJobs,
  listSecurityLog,
  listUsers,
  retryJob,
  revokeAllSessions,
  signOutUser,
} from '@expenseai/contracts/admin';
import type { InputOf, ResponseOf } from '@expenseai/contracts/route';
import { Controller } from '@nestjs/common';
import { Caller } from '../../platform/http/caller.ts';
import { Handle, Input } from '../../platform/http/handle.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { AdminAuditService } from './admin-audit.service.ts';
import { AdminBackupsService } from './admin-backups.service.ts';
import { AdminHealthService } from './admin-health.service.ts';
import { AdminJobsService } from './admin-jobs.service.ts';
import { AdminUsersService } from './admin-users.service.ts';

/** What the operator of an installation sees; administrators only, and never what stands in a ledger. */
@Controller()
export class AdminController {
  constructor(
    private readonly users: AdminUsersService,
    private readonly health: AdminHealthService,
    private readonly backups: AdminBackupsService,
    private readonly jobs: AdminJobsService,
    private readonly audit: AdminAuditService,
    private readonly metrics: Metrics,
  ) {}

  @Handle(listUsers)
  listUsers(@Input() { query }: InputOf<typeof listUsers>) {
    return this.users.list(query);
  }

  @Handle(signOutUser)
  signOutUser(@Input() { params }: InputOf<typeof signOutUser>, @Caller() caller: Caller) {
    return this.users.signOut(caller.userId, params.userId);
  }

  @Handle(revokeAllSessions)
  revokeAllSessions(@Input() { body }: InputOf<typeof revokeAllSessions>, @Caller() caller: Caller) {
    return this.users.signOutEveryone(caller, body.tokens ?? false);
  }

  @Handle(getHealth)
  getHealth() {
    return this.health.get();
  }

  @Handle(getBackups)
  getBackups() {
    return this.backups.get();
  }

  @Handle(listJobs)
  listJobs() {
    return this.jobs.list();
  }

  @Handle(retryJob)
  retryJob(@Input() { params }: InputOf<typeof retryJob>) {
    return this.jobs.retry(params.jobId);
  }

  @Handle(listSecurityLog)
  listSecurityLog(@Input() { query }: InputOf<typeof listSecurityLog>) {
    return this.audit.list(query);
  }

  @Handle(getPerformance)
  getPerformance(): ResponseOf<typeof getPerformance> {
    return { since: new Date(performance.timeOrigin).toISOString(), timings: this.metrics.timings.list() };
  }
}
