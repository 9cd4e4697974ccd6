import { once } from 'node:events';
import { scheduleBackups } from '../../platform/backup/backup-schedule.ts';
import { openBackups } from '../../platform/backup/open-backups.ts';
import { runWithDatabase } from '../../platform/database/run-with-database.ts';

/**
 * `npm run backup:schedule` runs on and makes a backup at the times of BACKUP_SCHEDULE, until it is told to stop; one
 * line of JSON for each. Where that is off, it waits all the same, and only writes deletions beside the backups.
 */
await runWithDatabase(async (database, config, secrets) => {
  const { schedule } = config.backup;
  const told = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  const write = (facts: object) => console.log(JSON.stringify({ time: new Date().toISOString(), ...facts }));
  const end = scheduleBackups(await openBackups({ config, secrets }, database), schedule, {
    made: ({ name, bytes, seconds, problem }) =>
      write({ level: problem === null ? 'info' : 'error', msg: 'backup made', name, bytes, seconds, problem }),
    failed: (error) => write({ level: 'error', msg: error instanceof Error ? error.message : String(error) }),
  });
  write({ level: 'info', msg: schedule ? 'waiting for BACKUP_SCHEDULE' : 'none are made: BACKUP_SCHEDULE is off' });
  await told;
  await end();
});
