import { MaintenanceTask, maintenanceTasks } from '@expenseai/contracts/maintenance';
import { runWithDatabase } from '../database/run-with-database.ts';
import { addMaintenanceRecord, listTaskStates } from './maintenance-records.ts';

/** `npm run maintenance:done -- TASK` notes that a task was done; without a task it says when each was. */
await runWithDatabase(async ({ db }) => {
  const now = new Date();
  const [named] = process.argv.slice(2);
  if (named === undefined) {
    for (const { task, period, lastDoneAt, isOverdue } of await listTaskStates(db, now)) {
      const done = lastDoneAt ? `last done ${lastDoneAt.toISOString().slice(0, 10)}` : 'never done';
      console.log(`${isOverdue ? '!' : ' '} ${period.padEnd(10)} ${task.padEnd(28)} ${done}`);
    }
    return;
  }
  const task = MaintenanceTask.safeParse(named);
  if (!task.success) {
    throw new Error(`There is no task ${named}. There are: ${maintenanceTasks.map((one) => one.task).join(', ')}`);
  }
  await addMaintenanceRecord(db, task.data, null, now);
  console.log(`Noted: ${task.data} was done ${now.toISOString()}.`);
});
