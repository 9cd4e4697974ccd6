import type { listJobs } from '@expenseai/contracts/admin';
import type { ResponseOf } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { queueState } from '../../platform/jobs/queue-state.ts';
import { withoutQuotes } from '../../platform/logging/redact.ts';
import { countTasks, listFailedJobs, rescheduleJob } from './admin-jobs.repository.ts';

const longestError = 200;

/** The queue of background jobs. */
@Injectable()
export class AdminJobsService {
  constructor(private readonly database: Database) {}

  /** Three statements. */
  async list(): Promise<ResponseOf<typeof listJobs>> {
    const { db, pool } = this.database;
    const [tasks, failed, { oldestWaitingSeconds }] = await Promise.all([
      countTasks(db),
      listFailedJobs(db),
      queueState(pool),
    ]);
    return {
      tasks,
      oldestWaitingSeconds,
      failed: failed.map(({ lastError, ...job }) => ({ ...job, error: lastError && withoutWords(lastError) })),
    };
  }

  async retry(jobId: string): Promise<void> {
    if (!/^\d{1,18}$/.test(jobId) || !(await rescheduleJob(this.database.db, jobId))) throw new AppError('not-found');
  }
}

/** An error's first line without what it quotes, which may be a payee or a line of a bank's file. */
function withoutWords(error: string): string {
  const [line = ''] = error.split('\n', 1);
  return withoutQuotes(line).slice(0, longestError);
}
