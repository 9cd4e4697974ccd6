import type { Db } from '../../platform/database/database.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { type JobState, jobState } from '../../platform/jobs/job-state.ts';

export interface ImportJob {
  ledgerId: string;
  importId: string;
}

type Task = 'import.parse' | 'import.commit';

/** Has the file read, or its lines written, once the caller's database transaction is committed. */
export async function enqueueImportJob(db: Db, task: Task, { ledgerId, importId }: ImportJob): Promise<void> {
  await enqueue(db, task, { ledgerId, importId }, { key: keyOf(task, importId) });
}

export async function importJobState(db: Db, task: Task, importId: string): Promise<JobState> {
  return jobState(db, keyOf(task, importId));
}

function keyOf(task: Task, importId: string): string {
  return `${task} ${importId}`;
}
