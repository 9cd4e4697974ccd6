import { type MaintenancePeriod, type MaintenanceTask, maintenanceTasks } from '@expenseai/contracts/maintenance';
import { v7 as uuid } from 'uuid';
import type { Db } from '../database/database.ts';

/** Days after which a task is due again. */
const days: Record<MaintenancePeriod, number> = { daily: 1, weekly: 7, monthly: 31, quarterly: 92, annually: 366 };
const day = 86_400_000;

export interface TaskState {
  task: MaintenanceTask;
  period: MaintenancePeriod;
  lastDoneAt: Date | null;
  doneBy: string | null;
  dueAt: Date;
  isOverdue: boolean;
}

/** Every task with when it was last done; one that never was counts from the installation's first user on. */
export async function listTaskStates(db: Db, now: Date): Promise<TaskState[]> {
  const records = await db
    .selectFrom('maintenanceRecords as r')
    .leftJoin('users as u', 'u.id', 'r.userId')
    .distinctOn('r.task')
    .select(['r.task', 'r.doneAt', 'u.name', 'u.email'])
    .orderBy('r.task')
    .orderBy('r.doneAt', 'desc')
    .execute();
  const first = await db
    .selectFrom('users')
    .select((select) => select.fn.min('createdAt').as('at'))
    .executeTakeFirst();
  const begun = first?.at ?? now;
  return maintenanceTasks.map(({ task, period }) => {
    const record = records.find((one) => one.task === task);
    const dueAt = new Date((record?.doneAt ?? begun).getTime() + days[period] * day);
    return {
      task,
      period,
      lastDoneAt: record?.doneAt ?? null,
      doneBy: record?.name ?? record?.email ?? null,
      dueAt,
      isOverdue: dueAt < now,
    };
  });
}

/** Notes that a task was done. */
export async function addMaintenanceRecord(db: Db, task: MaintenanceTask, userId: string | null, doneAt: Date) {
  const record = { id: uuid(), task, doneAt };
  await db
    .insertInto('maintenanceRecords')
    .values({ ...record, userId })
    .execute();
  return record;
}
